// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let insideACellMD = ####"""
# Inside a cell

A recurrent network reads one character at a time and must keep in its cells what it will need later. What do the
gates do while it reads? This lesson opens a trained LSTM: it shows all gates at once, one unit as lines, one step
worked out by hand, and which character the answer hangs on.

## What a cell is

```unroll
> explain lstm
lstm: long short-term memory of Hochreiter and Schmidhuber (1997) with the
forget gate of Gers et al. (2000); four inputs and one output

                        output: hidden state h
                                  ▲
                                  │        output gate o, from 0 to 1:
                                ┌─┴─┐      how much of the memory is shown
                                │ × │◀──── σ ◀──── input 4: xW + h₋₁U + b
                                └─┬─┘
                                  │
                                ┌─┴──┐
                                │tanh│
                                └─┬──┘
  forget gate f, from 0 to 1:     │
  how much is kept         ┌──────┴──────┐
                    ┌───┐  │ memory cell │
  input 3: ──▶ σ ──▶│ × │─▶│      +      │─────┐
  xW + h₋₁U + b     └───┘  │             │     │
                      ▲    └──────┬──────┘     │ c₋₁, at the next step
                      │           │            │
                      └───────────│────────────┘
                                  │        input gate i, from 0 to 1:
                                ┌─┴─┐      how much is written
                                │ × │◀──── σ ◀──── input 2: xW + h₋₁U + b
                                └─┬─┘
                                ┌─┴──┐
                                │tanh│     candidate g, from -1 to 1:
                                └─┬──┘     what could be written
                                  │
                       input 1: xW + h₋₁U + b

i = σ(xW + h₋₁U + b)    f, o likewise    g = tanh(xW + h₋₁U + b)
c = f c₋₁ + i g         h = o tanh(c)
Each of the four inputs has a kernel W, a recurrent kernel U and a bias b of
its own. With f near 1 and i near 0 the memory cell stays as it is, however
many steps go by.
```

The four inputs look alike: each is a sum of what is read now (`xW`), of the whole hidden state of the step before
(`h₋₁U`) and of a bias. They differ in their weights, which training finds. σ squeezes a number into 0 … 1, a gate
that is closed or open; tanh squeezes it into −1 … 1.

## A network that adds

Two digits and 32 units are enough to learn it in a few seconds.

```unroll
> load addition digits=2 examples=5000
addition: 5,000 questions of up to 2 digits; 4,500 to train on, 500 to validate
> model lstm 32
layer              output shape    parameters
─────────────────  ──────────────  ──────────
encoder lstm 32    [batch, 32]          5,760
repeat 3 times     [batch, 3, 32]           0
decoder lstm 32    [batch, 3, 32]       8,320
dense 12, softmax  [batch, 3, 12]         396
14,476 parameters in all
> optimizer adam rate=0.005
adam rate=0.005 beta1=0.9 beta2=0.999 epsilon=1e-7
> train 40
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
    1  1.9295     35.44 %     1.7088          38.93 %   0.40 %      0
    2  1.6161     41.10 %     1.4763          46.13 %   1.80 %      0
    3  1.4131     47.15 %     1.3228          51.60 %   3.40 %      0
    4  1.2881     52.45 %     1.2599          52.80 %   3.60 %      0
    5  1.2190     55.27 %     1.2019          55.40 %   6.20 %      0
    6  1.1752     56.78 %     1.1623          55.80 %   5.40 %      1
    7  1.1241     59.10 %     1.1203          58.20 %   5.80 %      0
    8  1.1084     58.94 %     1.0801          60.47 %   7.40 %      0
    9  1.0475     61.93 %     1.0443          63.20 %  10.80 %      1
   10  1.0280     62.90 %     1.0489          62.00 %   5.00 %      2
   11  1.0066     63.36 %     0.9611          65.53 %  10.20 %      0
   12  0.9464     66.30 %     0.9508          66.00 %  10.80 %      1
   13  0.9465     64.75 %     0.9354          65.20 %  12.00 %      0
   14  0.8631     68.94 %     0.8515          69.87 %  19.80 %      2
   15  0.8325     69.59 %     0.8073          71.00 %  21.80 %      4
   16  0.7821     71.71 %     0.7722          72.00 %  24.60 %      2
   17  0.7120     74.84 %     0.7229          74.67 %  30.20 %      3
   18  0.6525     77.66 %     0.7159          71.80 %  33.00 %      3
   19  0.6115     79.25 %     0.5891          81.13 %  46.60 %      4
   20  0.5387     82.54 %     0.5323          83.40 %  54.80 %      5
   21  0.5030     83.24 %     0.5876          77.60 %  44.60 %      4
   22  0.3999     88.72 %     0.4044          88.20 %  66.00 %      7
   23  0.4260     86.10 %     0.3862          88.47 %  68.00 %      7
   24  0.3243     91.30 %     0.3165          91.67 %  75.80 %      6
   25  0.2781     92.84 %     0.2961          91.47 %  77.00 %      8
   26  0.2468     93.88 %     0.2571          93.47 %  81.40 %      9
   27  0.2263     94.47 %     0.2352          93.40 %  81.40 %      8
   28  0.1986     95.36 %     0.2109          94.80 %  85.20 %      7
   29  0.1927     95.13 %     0.2077          94.13 %  83.60 %      9
   30  0.1872     95.01 %     0.2947          90.53 %  76.00 %      6
   31  0.2599     91.80 %     0.1778          95.13 %  86.60 %      8
   32  0.1556     96.09 %     0.1470          96.80 %  91.40 %     10
   33  0.1266     97.02 %     0.1529          95.80 %  89.40 %      9
   34  0.1154     97.41 %     0.1225          96.93 %  91.40 %     10
   35  0.1144     97.14 %     0.5269          85.60 %  63.60 %      6
   36  0.2565     91.96 %     0.1208          97.27 %  92.40 %     10
   37  0.1243     96.53 %     0.1333          96.47 %  90.40 %      7
   38  0.0950     97.88 %     0.0960          97.67 %  93.60 %     10
   39  0.0991     97.49 %     0.1597          94.40 %  84.40 %      8
   40  0.1310     96.24 %     0.1086          96.87 %  91.60 %      9
> ask 3+36 17+88
3+36 = 39  right
17+88 = 105  right
```

## All gates at once

The encoder reads a question backwards and filled up with blanks: `3+36` is read as `␣63+3`. Every column below is
one character that it reads, every row a unit.

```unroll
> gates 3+36
3+36, lstm 32, encoder                    0  ░▒▓█ most  least ≡═─╌ ░▒▓█ most
input 0-1  forget     output     candidate  memory     hidden
 1 ▓▒░▒▒    1 █▓▓▓▓    1 ▓▒░░▓    1 ═▒███    1 ╌  ░▒    1 ─  ░▓
 8 ▓░▒▓░    8 █▓███    8 ▓░▓█░    8 ═─═≡░    8 ╌╌─══    8 ─╌─≡╌
11 ▓▒██░   11 ▒▓▓██   11 ░ ██░   11 ≡─═╌═   11 ╌╌───   11 ╌ ══╌
12 ░▓▓██   12 ▓▒█▓█   12 ▒▓▓▓█   12 ▒≡ █≡   12  ╌╌ ╌   12  ──░─
13 ▓▒▒▒▓   13 █▓▓██   13 ▓▒▓▓▓   13 ▓▒─≡═   13 ░▒░ ╌   13 ▒▒░ ─
14 ▓████   14  ▓▓▓▒   14 ▓▓██▓   14 ─█══█   14 ╌░ ─░   14 ╌▒╌═░
17 ▓▒██▒   17 ▒█▓██   17 ▓▓▓█░   17 ─█ ≡═   17 ╌  ╌─   17 ╌░░═╌
18 ▒██▓▓   18 ▓██▒░   18 ░▓█▓▓   18 ╌▓▓≡≡   18  ░▒ ╌   18  ░█ ─
19 ░▒▓▓█   19 █▓▓██   19 ▒░▓░█   19  ▒█▓█   19   ░▒█   19   ▒░█
24 ▒▓▓▓▓   24 ░▓▒▓▓   24 ▓█▒▓█   24 ╌─█▓≡   24  ╌░▒░   24  ╌░▒░
25 ▓▓███   25 ▓▒▓█▓   25 ░▒▓██   25 ╌─ ▓≡   25  ╌╌░╌   25  ╌╌░═
27 ░▒░▓█   27 ████▓   27 ▒▓▓ █   27 ╌╌██░   27    ░░   27  ╌  ▓
28 ▓▒▒ █   28 ▒▒███   28 ░░██▓   28 █ ▒▒≡   28 ░░░░╌   28   ▒▒╌
31 ░░░▓▓   31 ░▒▒▓▒   31 ░▒▒█▓   31 ╌──≡≡   31   ╌──   31  ╌╌══
32 ▒▓▓██   32 ░░░░    32 ▓▓▓██   32  ══█≡   32  ╌╌░─   32  ──▓═
   ␣63+3      ␣63+3      ␣63+3      ␣63+3      ␣63+3      ␣63+3
   characters as the network reads them
15 of 32 units shown, those whose hidden state changes most
```

Look at one row from left to right, first in the forget gate, then in the memory cell. Where the forget gate is
nearly full (`█`) the memory cell keeps what it holds; where it is light the unit starts anew. The input gate says
how much of the candidate is added, the output gate how much of the memory shows in the hidden state. No single unit
stands for "carry the one": what the network knows is spread over all of them.

The decoder has read the whole question when it starts; its columns are the characters of the answer.

```unroll
> gates 3+36 layer=2 height=14
3+36, lstm 32, decoder                    0  ░▒▓█ most  least ≡═─╌ ░▒▓█ most
input 0-1  forget     output     candidate  memory ±3  hidden ±1
 2 ██████   2 ▒▒░░░░   2 ██████   2 ≡≡▒▒██   2 ╌╌  ░░   2 ══░░▓▓
 3 ██████   3          3 ██▓▓░░   3 ══████   3 ╌╌░░░░   3 ──▒▒░░
 5   ████   5 ██████   5 ██████   5 ██████   5   ░░▓▓   5   ▓▓██
19 ██▒▒▒▒  19         19 ██████  19 ████≡≡  19 ░░░░╌╌  19 ▓▓▒▒──
21 ██████  21 ▒▒░░    21 ██████  21 ▓▓╌╌≡≡  21 ░░  ╌╌  21 ▓▓  ══
22 ██████  22 ████    22 ██████  22 ████≡≡  22 ░░▓▓╌╌  22 ▓▓██══
27 ██████  27 ██▓▓    27 ██████  27 ≡≡══██  27 ╌╌──░░  27 ══≡≡▓▓
28 ██████  28 ██████  28 ▓▓▒▒██  28   ≡≡≡≡  28   ╌╌══  28   ──≡≡
32 ██████  32 ▒▒      32 ██████  32 ████╌╌  32 ░░░░    32 ▓▓▓▓╌╌
   3 9 ␣      3 9 ␣      3 9 ␣      3 9 ␣      3 9 ␣      3 9 ␣
   characters of the right answer
9 of 32 units shown, those whose hidden state changes most
```

## One unit

```unroll
> gates 3+36 unit=19
                    3+36, lstm 32, encoder, unit 19: gates
  ┌─ gates ────────────────────────────────────────────────────────────────┐
1 ┤                                                  ⡀⡀⡀○⡀⡀⡀⡀⡀⡀⡀⡀⣀⣀⣀⣀⣀⣀⡠⡤⡤+│
  │○⠁⠁⠁⠁⠂⠂⠂⠂⠂⠂⠂⠂⠂⠄⠄⠄⠄○⠄⠄⠄⠄⠄⠄⠄⠄⠂⠂⠂⠂⠂⠂⣂⣂⠦○⠦⠦⠦⠦⠥⠥⠥⠥⠓⠓⠓⠓⠓⠒⠒⠒●⠒⠒⠊⠉⠉⠉⠉⠉⠁     ⠔⠒⠁ │
  │                        ⣀⣀⠤⠤⠔⠒⡊⠉⡩⠤⠄ +⠤⠄ ⣀                    ⢀⡀ ⠒⠉⠁     │
  │+⠤⠄ ⢄⣀⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤●⠔⣒⣊⠍⠉⠔⠒⠂ ⠉⠉           ⠉⠁ ⠒⠤⠄ ⣀       ⢀⣀⠄ ⠊⠁          │
  │●⠉⠉⠉⠁        ⠈⠁ ⠉⠉+                              ⠉⠁ ⠒+⠄ ⠁               │
0 ┤                                                                        │
  └┬─────────────────┬─────────────────┬────────────────┬─────────────────┬┘
   ␣                 6                 3                +                 3
                     characters as the network reads them
    ⠤⠤●⠤⠤ input gate   ⠄⠄○⠄⠄ forget gate   ⠤⠤+ ⠤ output gate
                   3+36, lstm 32, encoder, unit 19: states
  ┌─ states ───────────────────────────────────────────────────────────────┐
  │                                                                        │
2 ┤                                                             ⡀⡀⡀⠄⠄⠄⠂⠂⠂⠁○│
  │                                                 ⡀⡀⡀⠄○⠄⠂⠂⠂⠁⠁⠁           │
1 ┤                             ⢀⣀⣀⣀⣀⠤⡤○⡤⠤⠤⠤⠤⠦⠦⠦⣁⣁⣁⣁⣀⣀⣀⣀●⣀⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⣤⣤⠤+│
  │           ⢀⣀⣀⣀⣀⠤⠤●⠤⡔⡒⡒⡒⠖⠍⠍⠋⣋⣃⡂⠁⣁⠥⠅ +⠤⠄ ⢄⣀⡀ ⣀⣀⡀ ⣀⡀      ⣀⣀⠄ ⠤⠒⠂ ⠉⠉⠁     │
0 ┤+⠤⠔⠖⠶⠶⠖⠋⠯⠛⠋⠃⠒⠒⠃⠁⠓⠓+⠁⠒⠉⠁╌⠉⠉⠁╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⠈⠁╌⠉+⠁╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│
  └┬─────────────────┬─────────────────┬────────────────┬─────────────────┬┘
   ␣                 6                 3                +                 3
                     characters as the network reads them
    ⠤⠤●⠤⠤ candidate   ⠄⠄○⠄⠄ memory cell   ⠤⠤+ ⠤ hidden state
> gates 3+36 unit=19 as=numbers
3+36, lstm 32, encoder
unit 19
step  reads   input  forget  output  candidate   memory   hidden
────  ─────  ──────  ──────  ──────  ─────────  ───────  ───────
   1  ␣      0.2965  0.8781  0.3921    -0.0473  -0.0140  -0.0055
   2  6      0.3907  0.7769  0.3003     0.4671   0.1716   0.0510
   3  3      0.7733  0.8247  0.6463     0.9042   0.8407   0.4435
   4  +      0.8270  0.9098  0.1933     0.7734   1.4045   0.1713
   5  3      0.9579  0.9137  0.9424     0.9232   2.1677   0.9180
```

## One step, worked out

The numbers above come from the equations of the cell and nothing else. Here is the third step, in which `3` is read.
Take a pocket calculator: every line adds up to four digits.

```unroll
> explain step 3 of 3+36 unit=19
3+36, lstm 32, encoder: step 3 of 5, reads 3; unit 19 of 32
before: h₋₁ = 0.0510, c₋₁ = 0.1716

input gate    i = σ(xW + h₋₁U + b)
                = σ(0.19821 + 0.75852 + 0.27005) = σ(1.22678) = 0.7733

forget gate   f = σ(xW + h₋₁U + b)
                = σ(0.69883 - 0.04226 + 0.89190) = σ(1.54847) = 0.8247

candidate     g = tanh(xW + h₋₁U + b)
                = tanh(1.07859 + 0.21202 + 0.20404) = tanh(1.49465) = 0.9042

output gate   o = σ(xW + h₋₁U + b)
                = σ(0.60345 - 0.13953 + 0.13910) = σ(0.60302) = 0.6463

memory cell   c = f c₋₁ + i g
                = 0.82469 × 0.17159 + 0.77325 × 0.90418
                = 0.14151 + 0.69916 = 0.8407

hidden state  h = o tanh(c)
                = 0.64635 × tanh(0.84067)
                = 0.64635 × 0.68616 = 0.4435
```

`xW` is one number of the kernel, the one of the character `3`, because the input is one-hot coded. `h₋₁U` is a sum
over all 32 units: this is where the units speak with each other.

## Which character matters

Blank a character out, and see how much of its probability each answered digit loses. This says what the answer hangs
on; it does not say how the network gets there.

```unroll
> importance 3+36
3+36 = 39, lstm 32                                      least ≡═─╌ ░▒▓█ most
probability lost where a character is blank: -0.9 to 0.9
3     ████████    ▓▓▓▓
9     ▓▓▓▓    ╌╌╌╌▓▓▓▓
␣
   ␣   6   3   +   3
  characters as the network reads them
> importance 3+36 as=numbers
3+36 = 39, lstm 32
percentage points of probability lost where a character is blank
answer    ␣     6      3      +     3
──────  ───  ────  ─────  ─────  ────
3       0.0  81.7   89.9    1.5  78.5
9       0.0  63.0  -10.9  -23.3  62.1
␣       0.0   0.0    0.0    0.0   0.0
```

The last digit of the answer hangs on the two last digits of the numbers, and hardly on the tens, just as in the sum
that children learn to write down.

## Months instead of characters

The same works on a series. The columns are then months.

```unroll
> load sales
sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train 1000
epoch      loss
─────  ────────
  100  0.078057
  200  0.062732
  300  0.063887
  400  0.061438
  500  0.059896
  600  0.068300
  700  0.052290
  800  0.045142
  900  0.043710
1,000  0.077801
> gates height=32
sales, lstm 8                             0  ░▒▓█ most  least ≡═─╌ ░▒▓█ most
input gate 0 to 1                      forget gate 0 to 1
1 ▓█▓█████████████████████████████░██  1 ░▒░░
2 ▓ ▓ █▒█▒▓▓█ ▓▒██ █░█▒█ █▒█ █░██ █ █  2 ▒▒▓▓█▓█▓▓██▓▓▓██▓█▓█▓█▓█▓█▓█▓▓█▓█▒▓
3 ▓▓▒▓▒▒▒▒▒▒▓▓▒▒▓▓▒▓▒▒▒▒▒▒▒▒▒▓▒▒▓▒▓▓▓  3 ▓▓▒▓▒▒▒▒▓▓░▓▒▓▒▒▓▒▓▒▒░▓▒▒░▓░▒▒░▓ █▒
4 ▒▒▓▓███████▒████▓█▓█▓█▓█▓█▓█▓██▒█░█  4 ▓▒▒▒▓▒▓▒▒▒▓░▒▒▓▒░▓▒▓▒▓░▓▒▓░▓░▒▓░▓░▓
5 ▒░▒▒▓▓▓▓▓▒█▒▓▓▓▓▒▓▓▓▓█▒▓▓▓▒▓▓▓█▒█▒▓  5 ▓█▓███████▓██████████▓█████▓██▓█▒█▓
6 ██▓█▒▓▒▓▓█ █▓▓▒▒▓▒▓▒▓░█▒▓░█░▓▒░█ █▒  6 ▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
7 ░░▓████████████████████████████▓█▓█  7 ███████████████████████████████████
8 ░ ▒▒█████▓█▓████▓█▓███▒███▓████▒█▒█  8 ▒ ░                             ░
output gate 0 to 1                     candidate -1 to 1
1 ▓█▓███████▓████████████████▓████░█▓  1 ▒░███████████████████████████████▓█
2 ▓▒▓░▒░▒░░░▓░░░▒░░▒░▒░▒░▒░▒░▒░▒▒ ▒░▓  2 ─≡═≡≡≡≡≡≡≡═≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡═≡═
3 ▒░                                   3 ─▒≡─≡═≡─══≡█≡═≡≡░≡ ≡─≡█≡═≡▓≡░≡≡█≡█≡
4 ▒▓▒▒▒▒▒▒▓▓░▓▒▓▒░▓░▒▒▒░▓▒▒░▓░▒▒░▓ ▓░  4 ░──≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡═
5 ▒▒▓▒▒░░░░░░░░░░░░░░░░░░▒░░░░░░░░▒ ▒  5  ▒═╌≡═≡═══≡░══≡═─≡─≡═≡ ≡═≡╌≡─═≡░≡▓≡
6 ▒▒▓▓███▓▓▓█▓▓▓██▓█▓███▓▓██▓▓▓▓█▓█▓█  6 ░──≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡
7 ▒▒▓▓▓▓▓▓▓▓█▒▓▓▓▓▓▓▓▓▓▓▒▓▓▓▒▓▓▓▓▒▓▒▓  7  ≡─≡═≡═≡═≡╌≡═≡══≡─≡═≡─≡─≡─≡─≡══≡░≡─
8 ░ ░ ░░░░  ▓   ░▒ ▒ ░░▓ ░░▒ ▒░░▓ █ ▒  8  ≡▓╌█▒█▒▒▒█═▓▒█▓ █░█▒█═█▒█─█░▓█═█≡█
memory cell -16 to 16                  hidden state -0.93 to 0.93
1                                      1 ░▒▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ ▒▓
2       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ ╌  2 ╌ ─╌─╌─╌╌╌═╌╌╌──╌─╌─╌─╌─╌─╌─╌──╌═╌═
3                                      3 ╌
4           ╌   ╌╌   ╌ ╌        ╌      4   ╌─────══╌──═─╌═────╌═──╌═╌──╌─ ─╌
5       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌───╌────────╌╌╌  5   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌─╌╌╌─╌╌╌╌─ ─
6                                      6  ╌─═══──══╌═══──═─═─═╌═─═─═─═─╌═╌═─
7      ╌╌╌╌╌╌───────═════════≡≡≡≡≡≡≡≡  7  ╌╌═══≡═══≡─══≡≡═≡═≡═≡─══≡─≡══≡─≡─≡
8                                      8     ░ ░   ▓   ░░ ░ ░ ▒ ░ ▒ ░ ░▒ ▓ ░
  1-01  1-07  2-01  2-07  3-01  3-07     1-01  1-07  2-01  2-07  3-01  3-07
  months up to which the network has read
> explain step 24
sales, lstm 8: step 24 of 35, month 2-12; unit 1 of 8
before: h₋₁ = 0.7650, c₋₁ = 1.0114

input gate    i = σ(xW + h₋₁U + b)
                = σ(-0.940841 + 4.068008 - 0.018970) = σ(3.108197) = 0.9572

forget gate   f = σ(xW + h₋₁U + b)
                = σ(-0.056956 - 2.101521 - 0.770326) = σ(-2.928803) = 0.0507

candidate     g = tanh(xW + h₋₁U + b)
                = tanh(0.104592 + 2.216203 + 0.694426) = tanh(3.015221) = 0.9952

output gate   o = σ(xW + h₋₁U + b)
                = σ(-0.774780 + 2.978469 + 0.098605) = σ(2.302294) = 0.9091

memory cell   c = f c₋₁ + i g
                = 0.050748 × 1.011427 + 0.957230 × 0.995203
                = 0.051328 + 0.952638 = 1.0040

hidden state  h = o tanh(c)
                = 0.909067 × tanh(1.003965)
                = 0.909067 × 0.763254 = 0.6938
```

## Other cells

```unroll
> explain gru
gru: the gated recurrent unit of Cho et al. (2014); three inputs and one output

                        output: hidden state h
                                  ▲
                                  ├──────────────────────────┐
  update gate z, from 0 to 1:   ┌─┴─┐                        │
  how much is kept              │ + │                        │
                                └─┬─┘                        │
                      ┌───────────┴──────────┐               │ h₋₁, at the
                    ┌─┴─┐                  ┌─┴─┐             │ next step
  input 2: ──▶ σ ──▶│ × │ z          1 − z │ × │             │
  xW + h₋₁U + b     └─┬─┘                  └─┬─┘             │
                      │                    ┌─┴──┐ candidate g, from -1 to 1:
                      │                    │tanh│ what could be written
                      │                    └─┬──┘            │
                      │                    ┌─┴─┐             │
                      │                    │ + │◀── input 1: xW + b
                      │                    └─┬─┘             │
                      │                    ┌─┴─┐  reset gate r, from 0 to 1:
                      │   h₋₁U + b, times r│ × │  how much of the past the
                      │                    └─┬─┘  candidate sees; input 3:
                      │                      │    r = σ(xW + h₋₁U + b)
                      └──────────────────────┴───────────────┘

z = σ(xW + h₋₁U + b)    r likewise    g = tanh(xW + b + r (h₋₁U + b))
h = z h₋₁ + (1 − z) g
There is no memory cell beside the hidden state, and what is not kept is
written: one gate does both.
> explain srn
srn: the simple recurrent network of Elman (1990); one input and one output

                      output: hidden state h
                                ▲
                                ├──────────────┐
                            ┌───┴───┐          │
                            │ tanh  │          │ h₋₁, at the next step
                            └───┬───┘          │
                                │              │
                          xW + h₋₁U + b ◀──────┘
                                ▲
                                │
                          x, what is read

h = tanh(xW + h₋₁U + b)
The whole hidden state is written anew at each step, so what was read long ago
fades.
> model gru 6
layer    output shape  parameters
───────  ────────────  ──────────
gru 6    [batch, 6]           162
dense 1  [batch, 1]             7
169 parameters in all
> train 500
epoch      loss
─────  ────────
   50  0.120882
  100  0.110621
  150  0.088291
  200  0.031843
  250  0.032845
  300  0.022611
  350  0.045098
  400  0.046022
  450  0.020886
  500  0.029137
> gates
sales, gru 6                              0  ░▒▓█ most  least ≡═─╌ ░▒▓█ most
update gate 0 to 1                     reset gate 0 to 1
1 ▓█▓█▓█▓█▓█▒█▓█▓██▓█▓█▓█▓█▓█▓██▓█▒█▓  1 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▓▒▓▒
2 ░░▒ ▒ ░ ▒ ▒ ▒ ▒░░▒░▒░▒░▒░▒░▓░▒░▒▓▒▒  2 ███████████████████████████████████
3 ░▒ ▒ ░ ░░▒ ▒ ▒░░░ ▒ ▒ ▒ ░░▒░▒░░▓ ▓   3 ▓█░█ █ ▓██ █▒█  █ █ ▓ █ ▓ █ █  █ █
4 ░░░░░░░░░░▒░░░░▒░░░░░▒░░░▒░▒░░▒░▒░▒  4 █▓█▓█▓█▓█▓█▒█▒█▓██▓█▓█▓█▓█▒█▓█▓▓█▓▓
5 ░░▒░▒░▒░░░▓ ░░▒▒░▓░▒░▓ ▒░▓░▓░▒▒░▓ ▒  5 ░█ █ ▒ ▒░█ █░▓  ▓ ▓ ░ █ ░ █ ▓  █ █
6 ███▓█▓▓▓██▓███▓▒█▓▓▓▒▒▓▓▒▓▓▒░▓░▓ ▒▓  6 ▓░█░█▒█▒▓░█ ▓░█▒▒█ █░█ ▓░▓ ▓ ▓▒ █ ░
candidate -1 to 1                      hidden state -0.9 to 0.9
1   ░   ░░  ░   ▒▒░▒▒▒▒▓▒▒▒▓▒▓▓▓▓▓█▓▒  1           ░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓
2 ░╌▒╌▓╌▒ ▒╌▓╌▓░▒░░▓░▓░▓░█▒█▒▓░█▓▒█▒█  2 ░ ░╌░╌░ ░ ▒ ▒░▒░░▒░▒░▒░▒▓▓▒▓▒▓▓▓▓▒▓
3 ═▓─▓╌░╌░═█≡█─▓╌╌▒─█╌▓═█╌▓─█─█ ═█≡█─  3 ─░─░╌ ╌░═░≡ ─░╌╌░─░╌▒─ ╌░─░─░ ─ ≡──
4 ░█≡█≡█≡█═█≡█═█≡█▒≡█≡█≡█≡█═█≡█═▓█≡█─  4 ░▓═▓═▒─▒─▒╌▓─▒─░▒─▓─▒─▓╌▒╌▓╌▓╌░█ █░
5 ╌╌╌╌╌╌╌╌╌ ═ ╌─╌─╌───╌─╌─╌────╌──═░─  5 ╌╌╌╌╌╌─╌╌ ╌  ╌╌─╌─────╌╌╌────────░
6 ══───╌╌╌── ═── ░─░─▒╌▒═░╌▒═▓─▒▓═█≡░  6   ╌╌╌╌╌╌╌╌╌╌╌╌╌   ╌ ╌░  ╌░ ▒╌ ▓░█
  1-01  1-07  2-01  2-07  3-01  3-07     1-01  1-07  2-01  2-07  3-01  3-07
  months up to which the network has read
> model srn 8
layer    output shape  parameters
───────  ────────────  ──────────
srn 8    [batch, 8]            80
dense 1  [batch, 1]             9
89 parameters in all
> train 500
epoch      loss
─────  ────────
   50  0.091383
  100  0.082267
  150  0.032343
  200  0.024818
  250  0.022649
  300  0.014739
  350  0.045744
  400  0.049445
  450  0.039598
  500  0.033119
> gates
sales, srn 8                                            least ≡═─╌ ░▒▓█ most
hidden state -1 to 1
1 ░░▒▒≡≡──══──══────══≡≡▓▓──╌╌≡≡≡≡▒▒≡≡╌╌≡≡══≡≡▓▓≡≡════▓▓≡≡──══≡≡██≡≡██≡≡
2 ░░▓▓▓▓══░░══▓▓░░▓▓▓▓══╌╌██░░▒▒≡≡▒▒▓▓╌╌▒▒──╌╌▓▓██══──  ██  ▒▒≡≡░░░░▓▓██
3 ──══≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡══≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡≡
4 ╌╌══≡≡≡≡──≡≡──≡≡≡≡≡≡≡≡░░──≡≡≡≡≡≡▓▓≡≡≡≡≡≡≡≡≡≡──≡≡≡≡══╌╌≡≡≡≡≡≡≡≡██≡≡══≡≡
5 ╌╌╌╌──▓▓██████████▓▓████▒▒▒▒██████  ▓▓████████  ▓▓████▒▒████████  ██╌╌
6 ▓▓██████▓▓████████████▓▓████████▓▓████████████████▓▓██████████▒▒██████
7 ░░╌╌≡≡══╌╌▒▒▓▓▒▒▒▒  ══▓▓▒▒  ──╌╌▓▓  ╌╌──╌╌░░▓▓──══  ▓▓  ╌╌╌╌  ██░░▒▒══
8 ░░══██≡≡██══██░░▓▓  ██≡≡██╌╌██  ╌╌██══██══██≡≡██══██≡≡██──██▓▓≡≡██≡≡██
  1-01  1-04  1-07  1-10  2-01  2-04  2-07  2-10  3-01  3-04  3-07  3-10
  months up to which the network has read
```

The simple recurrent network has no gates at all: its hidden state is all there is to see.

"""####
}
