// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let additionMD = ####"""
# Learning to add

Nobody tells this network what a digit is worth. It sees only characters, such as `3+361`, and has to write
`364`. It learns to add from 45,000 examples. The lesson redoes a class experiment of 2020, which followed
Keras' `addition_rnn`: a simple recurrent network (srn), a gated recurrent unit (gru) and long short-term memory
(lstm) learn the same task.

Replaying it trains three networks for real, which takes a minute or so on two cores.

## The questions

```unroll
> load addition
addition: 50,000 questions of up to 3 digits; 45,000 to train on, 5,000 to validate
> data 6
question  answer  the network reads  and writes
────────  ──────  ─────────────────  ──────────
25+192       217  ' 291+52'          '217 '
401+3        404  '  3+104'          '404 '
301+90       391  ' 09+103'          '391 '
36+694       730  ' 496+63'          '730 '
999+256     1255  '652+999'          '1255'
681+93       774  ' 39+186'          '774 '
6 of 50,000 questions; "data ROWS" shows more
```

A question is padded with blanks to seven characters and **reversed**: the network reads the last digit last, close
to where it is needed first. The answer is padded to four characters. No question occurs twice, not even as `b+a`,
so the 5,000 questions kept for validation are truly new to the network.

Each character is a row of twelve figures with a single 1; the lesson [one-hot coding](one-hot.md) shows it.

## The network

```unroll
> model srn 128
layer              output shape     parameters
─────────────────  ───────────────  ──────────
encoder srn 128    [batch, 128]         18,048
repeat 4 times     [batch, 4, 128]           0
decoder srn 128    [batch, 4, 128]      32,896
dense 12, softmax  [batch, 4, 12]        1,548
52,492 parameters in all
```

The **encoder** reads the seven characters and ends with 128 numbers, its hidden state. They are repeated for each of
the four answer steps. The **decoder** turns them into four outputs, and the dense layer with *softmax* gives each of
the twelve characters a probability.

## A simple recurrent network

```unroll
> train 16
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
    1  1.5939     41.68 %     1.4307          46.91 %   1.52 %      0
    2  1.2273     53.87 %     1.0351          59.77 %   8.78 %      0
    3  0.8086     68.82 %     0.6666          73.84 %  28.06 %      2
    4  0.5594     79.18 %     0.4814          82.99 %  47.20 %      6
    5  0.4296     84.80 %     0.3947          86.05 %  54.66 %      6
    6  0.3561     87.71 %     0.3156          89.33 %  63.98 %      7
    7  0.2928     90.20 %     0.3273          87.67 %  60.24 %      8
    8  0.2577     91.31 %     0.2787          89.72 %  64.94 %      7
    9  0.2306     92.23 %     0.2588          90.53 %  68.22 %      6
   10  0.2027     93.34 %     0.1890          93.86 %  78.26 %      9
   11  0.1896     93.68 %     0.2002          93.05 %  75.68 %     10
   12  0.1649     94.61 %     0.2517          90.89 %  69.00 %      7
   13  0.1657     94.54 %     0.1594          94.64 %  80.62 %      9
   14  0.1557     94.82 %     0.1268          96.07 %  85.76 %      8
   15  0.1341     95.68 %     0.1195          96.19 %  86.08 %      8
   16  0.1433     95.29 %     0.1162          96.26 %  86.18 %     10
```

*characters* is the part of single characters that are right, *exact* the part of whole answers. *of 10* is the
class's measure: ten validation questions drawn afresh after each epoch. Watch how it jumps about while *exact*
hardly moves: at 90 % its standard deviation is about 1, so a 9 against a 10 says nothing.

## A gated recurrent unit

The simple network writes its whole state anew at every character. A GRU has two gates, themselves learned, that
decide how much of the old state is kept. That makes three times as many numbers to learn.

```unroll
> model gru 128
layer              output shape     parameters
─────────────────  ───────────────  ──────────
encoder gru 128    [batch, 128]         54,528
repeat 4 times     [batch, 4, 128]           0
decoder gru 128    [batch, 4, 128]      99,072
dense 12, softmax  [batch, 4, 12]        1,548
155,148 parameters in all
> train 16
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
    1  1.6607     38.97 %     1.3691          47.93 %   0.94 %      0
    2  1.1757     55.98 %     1.0595          59.67 %   3.82 %      1
    3  0.9501     64.65 %     0.8800          66.79 %   6.90 %      0
    4  0.8086     69.91 %     0.7635          71.54 %  10.12 %      1
    5  0.7224     73.07 %     0.6968          74.02 %  14.12 %      0
    6  0.6631     75.37 %     0.6538          75.24 %  16.88 %      1
    7  0.5915     78.14 %     0.5402          80.32 %  30.98 %      3
    8  0.4561     83.49 %     0.3969          86.08 %  53.60 %      4
    9  0.2830     90.50 %     0.2179          93.33 %  76.10 %      4
   10  0.1754     94.75 %     0.1601          95.17 %  82.68 %      9
   11  0.1176     96.81 %     0.0917          97.50 %  90.94 %      9
   12  0.0804     97.92 %     0.0690          98.03 %  92.54 %     10
   13  0.0672     98.23 %     0.0591          98.34 %  93.76 %     10
   14  0.0618     98.30 %     0.0481          98.72 %  95.34 %      9
   15  0.0526     98.60 %     0.1001          96.66 %  87.94 %      9
   16  0.0381     98.99 %     0.0540          98.38 %  93.92 %     10
```

## Long short-term memory

The LSTM has three gates and, beside the hidden state, a cell state that gates alone can change: four times as many
numbers in each layer as in the simple network.

```unroll
> model lstm 128
layer              output shape     parameters
─────────────────  ───────────────  ──────────
encoder lstm 128   [batch, 128]         72,192
repeat 4 times     [batch, 4, 128]           0
decoder lstm 128   [batch, 4, 128]     131,584
dense 12, softmax  [batch, 4, 12]        1,548
205,324 parameters in all
> train 16
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
    1  1.7485     35.97 %     1.5446          42.16 %   0.52 %      0
    2  1.3448     49.71 %     1.2066          53.34 %   2.08 %      0
    3  1.0466     61.16 %     0.9548          64.17 %   5.24 %      0
    4  0.8637     68.38 %     0.8030          71.21 %   8.56 %      1
    5  0.7771     71.59 %     0.7391          73.37 %  10.32 %      0
    6  0.7066     74.24 %     0.6916          74.38 %  13.98 %      0
    7  0.6204     77.38 %     0.5563          79.38 %  29.92 %      3
    8  0.4035     86.10 %     0.2937          91.56 %  70.46 %      5
    9  0.2254     94.01 %     0.1743          95.73 %  84.10 %      5
   10  0.1357     96.89 %     0.1210          96.83 %  88.08 %     10
   11  0.0904     97.95 %     0.0804          97.97 %  92.54 %     10
   12  0.0746     98.15 %     0.1299          95.57 %  84.20 %     10
   13  0.0543     98.73 %     0.0563          98.60 %  94.76 %     10
   14  0.0445     98.88 %     0.0928          97.23 %  90.36 %      9
   15  0.0379     99.10 %     0.0474          98.75 %  95.12 %     10
   16  0.0421     98.87 %     0.0217          99.61 %  98.52 %     10
> evaluate
validation loss 0.0217
characters 19921 of 20000 (99.61 %)
exact 4926 of 5000 (98.52 %)
```

All three on one picture:

```unroll
> plot
                      exact answers on the validation part
    ┌─ % ──────────────────────────────────────────────────────────────────┐
    │                                                                      │
    │                                                                      │
    │                                                                      │
100 ┤                                                          ⡀⡀○       ⡠+│
    │                                        ⡠+⠄ ⡒⠖+⠂⠦⣂⡂○⣂⠦⠃+⠉⠉⠂⣀+⣓⣃⣂⣋+⣅⣂⣂○│
 80 ┤                                  ⡀ ⠒+⡁⠄⣄○⠦⠥⣀⣀●⡀   + ⢀⡠●⠒⠉⠉           │
    │                                +⠉⣀⣀⠦●⠒⠉       ⠈⠉⠒⠢●⠊⠁                │
 60 ┤                   ⢀⡠⠔⠊●⠑⠒⠒⠤●⠔⠒⡎●⡉⠂                                   │
    │              ●⠤⠔⠒●⠁          ⠜⡀○                                     │
 40 ┤           ⢀⠔⠊               ⡄⠂                                       │
    │         ●⠊⠁              ⡀⠄+                                         │
 20 ┤      ⢀⠔⠉            ⡀⡀○⡤⠖⠁                                           │
    │  ⢀⣀●⠊⠁⡀⡀○⡀⡀⣄⠤+⠄⠖⠒+⠁⠓⠉⠁+                                              │
  0 ┤+⠛⠃⠁+⠓⠃ ⠉+⠁                                                           │
    └────┬─────────┬────────┬────────┬────────┬─────────┬────────┬────────┬┘
         2         4        6        8        10        12       14       16
                                     epoch
      ⠤⠤●⠤⠤ srn 128   ⠄⠄○⠄⠄ gru 128   ⠤⠤+ ⠤ lstm 128
```

The simple network is ahead in the first epochs; the two with gates overtake it later and get further. But this is one
run of each: with another `seed` the curves look different, and a small lead means nothing.

## A little longer

`train` goes on where it ended. Nine more epochs bring the LSTM to 25.

```unroll
> train 9
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
   17  0.0308     99.24 %     0.0216          99.57 %  98.40 %     10
   18  0.0327     99.12 %     0.0579          98.33 %  94.50 %     10
   19  0.0208     99.54 %     0.2905          91.89 %  74.28 %      6
   20  0.0295     99.24 %     0.0099          99.80 %  99.22 %     10
   21  0.0272     99.24 %     0.0099          99.83 %  99.34 %      9
   22  0.0264     99.26 %     0.0620          98.19 %  93.96 %      9
   23  0.0246     99.35 %     0.0075          99.88 %  99.52 %     10
   24  0.0200     99.47 %     0.0265          99.20 %  96.90 %     10
   25  0.0061     99.90 %     0.0094          99.72 %  98.98 %      9
> evaluate
validation loss 0.0094
characters 19945 of 20000 (99.72 %)
exact 4949 of 5000 (98.98 %)
```

## Ask it

The last model, the LSTM, answers. First ten questions of the validation part, then the five that the class asked.

```unroll
> sample 10
question  answer  guess
────────  ──────  ─────  ─────
  120+85     205    205  right
  32+630     662    662  right
  932+26     958    958  right
   6+777     783    783  right
  644+36     680    680  right
  70+684     754    754  right
  10+721     731    731  right
  431+15     446    446  right
  40+391     431    431  right
   7+568     575    575  right
10 of 10 right
> ask 3+361 17+88 2+7 351+653 10+159
3+361 = 364  right
17+88 = 105  right
2+7 = 9  right
351+653 = 1004  right
10+159 = 169  right
```

## To try

- `load addition digits=2 examples=5000`: fewer digits, but also far fewer examples. Is it easier?
- `train 16 batch=128`: fewer steps an epoch. How does the accuracy after 16 epochs change?
- `model gru 64 64`: two layers of half the size.

"""####
}
