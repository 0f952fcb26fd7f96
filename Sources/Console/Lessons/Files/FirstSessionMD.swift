// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let firstSessionMD = ####"""
# Ten minutes at the prompt

What somebody typed who had never seen Unroll, mistakes and all. Each mistake is answered with a mark under the word,
what was expected, and what to type instead: follow the answers, and you are on your way.

## Finding the door

```unroll
> hello
  ^^^^^
error: no command "hello"; type "help" to see them all
> help load
load sales|addition|FILE.csv

  load data to learn from
  inputs= names columns that the network reads beside the past of the series,
  each scaled to [-1, 1] by the training part as it stands; the series itself is
  read as differences. A forecast reads inputs up to the last known time, never
  those of the time that it forecasts.
  window=12 reads the last 12 steps from a state of zero, in shuffled batches;
  without it the state is carried on from step to step. horizon=3 forecasts
  three steps at once, as three changes that are added up. validation=6 keeps 6
  values before the test apart, which training does not learn from.
  Loading puts the model away; "undo" brings both back.

Options
  column=the last with numbers  which column to learn (FILE.csv)
  target=none                   the same as column=
  inputs=none                   further columns that the network reads
  decimal=as the numbers show   the decimal mark of the file
  encoding=as the bytes show    how the file's text is encoded
  missing=stop                  what becomes of missing values and dates
  repeated=stop                 which value counts where a date is repeated
  dates=as the dates show       whether the day or the month stands first
  test=12                       rows kept for the test (sales, FILE.csv)
  validation=none               values before the test kept apart
  window=none                   steps read at once, in shuffled batches
  horizon=1                     steps forecast at once
  digits=3                      the most digits of a number (addition)
  examples=50000                how many questions (addition)

Examples
  load sales
  load addition digits=2 examples=5000
  load sales.csv column=sales test=12

What to try next
  data
  model lstm 8
> load
      ^
error: expected what to load (sales, addition or the name of a CSV file); usage: load sales|addition|FILE.csv, such as "load sales"
> load sale
       ^^^^
error: expected data ("sales", "addition" or "FILE.csv"), found "sale"; did you mean "sales"?
> load sales
sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
```

## A network, at last

Nothing can be trained before there is a network, and a network needs to know how many units it has.

```unroll
> train 100
  ^^^^^
error: there is no model yet; type for example "model lstm 8" first
> model
  ^^^^^
error: there is no model yet; type for example "model lstm 8" first
> model LSTM 8
        ^^^^
error: expected a cell ("srn", "lstm" or "gru"), found "LSTM"; did you mean "lstm"?
> model lstm
            ^
error: expected the units of a layer; usage: model [srn|lstm|gru UNITS…], such as "model lstm 8"
> model lstm eight
             ^^^^^
error: expected the units of a layer as a whole number from 1 to 65536, found "eight"
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train
       ^
error: expected a number of epochs; usage: train EPOCHS, such as "train 3000"
> train 100 epochs
            ^^^^^^
error: did not expect "epochs"; usage: train EPOCHS, such as "train 3000"
> train 100
epoch      loss
─────  ────────
   10  0.243824
   20  0.206654
   30  0.168560
   40  0.142065
   50  0.128715
   60  0.119810
   70  0.111609
   80  0.103136
   90  0.095017
  100  0.088548
> evaluate
test RMSE 103.56 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                    103.56   76.59   14.30  1.0340
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
the network is no better than the best simple forecast, AR(1)
```

Better already than persistence, which says that next month will be like this one. `train` goes on where it stopped:

```unroll
> train 2900
epoch      loss
─────  ────────
  390  0.045550
  680  0.039924
  970  0.093546
1,260  0.070551
1,550  0.046200
1,840  0.037243
2,130  0.032341
2,420  0.020708
2,710  0.014496
3,000  0.014320
> evaluate
test RMSE 85.66 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                     85.66   67.20   14.03  0.9073
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
> plot
                      sales: actual and predicted, lstm 8
    ┌─ sales ──────────────────────────────────────────────────────────────┐
    │                                              ┊ test                  │
700 ┤                                              ┊                ● +   ○│
    │                                              ┊                ⡜⡄⠐   ●│
600 ┤                                              ┊               ⠠○⢣⠂⠂●⠜+│
    │                                              ┊          ○ ●⡄+⢸ ⠘○⢐○⢁ │
500 ┤                                              ┊         ⠠⠁⡵⠁⣱⠁⡞ ⠂⢣⠎⢂  │
    │                                              ┊  ○⡀+ ●⡀+⠌●⠋+⠌⣆⠇⠂⠂● +  │
400 ┤                                         ○⡄   ┊ ⢠⠃⢳⡀⢠○⠨○⠉+ ○ ● +      │
    │                    ○                   ⡸⠁⢱  ○⠤+⠃+⠈○⠎⠄⠄               │
300 ┤                   ⢠⢳             ● ⢀○⠢○⠁ ⠈⢇⡜⠁┊○   ● +                │
    │●          ⠠○      ⡜ ⢇       ⡔○⡀ ⡜○○⡞      ○  ┊                       │
200 ┤ ⢇  ○  ⢀○⠄○⠎ ⠉○⠦○ ⢠⠃ ⠘○⠴○  ⣠○⠈⠈⠘○  ●          ┊                       │
    │ ⠈○⠉⠈⢆○⠎ ⠉●     ⠈⢣○      ⠙○⠁                  ┊                       │
100 ┤      ●           ●                           ┊                       │
    └┬───────────┬───────────┬──────────┬───────────┬───────────┬──────────┘
    1-01        1-07        2-01       2-07        3-01        3-07
                                     month
      ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ predicted one month ahead   ⠄ + ⠄ persistence
> forecast 3
month  months ahead  forecast
─────  ────────────  ────────
4-01              1     660.3
4-02              2     695.9
4-03              3     690.1
                         sales: 3 months beyond the end
    ┌─ sales ──────────────────────────────────────────────────────────────┐
    │                                                             end ┊    │
700 ┤                                                          ●      ┊ ⡀⠄⠄│
    │                                                          ⡜⡄   ⢀●⠂○   │
600 ┤                                                          ⡇⢣  ●⠃ ┊    │
    │                                                      ⢠● ⢸ ⠘⡄⢰⠁  ┊    │
500 ┤                                                     ⢀⠎⠸⡀⡎  ⢣⠇   ┊    │
    │                                             ●   ●⡀ ⢀●  ⢇⠇  ●    ┊    │
400 ┤                                      ●⡄    ⢀⠇⢣ ⢠⠃⠈●⠁   ●        ┊    │
    │                  ●                  ⡸ ⢣ ⢀●⠤● ⠈⢆⠎                ┊    │
300 ┤                  ⡜⡆           ●  ⢠●●⠁ ⠘⣤⠊     ●                 ┊    │
    │●          ●     ⢠⠃⢱      ⢠●⢆ ⡰⠉⢆⢠⠃     ●                        ┊    │
200 ┤ ⢇ ●   ●⡀⢀⠎ ⠉●●⡀ ⡜ ⠈●⠤●  ●⠁  ●⠁  ●                               ┊    │
    │ ⠈●⠁⠱⡀⡰⠁⠈●     ⠑⣤⠃     ⠑●                                        ┊    │
100 ┤     ●          ●                                                ┊    │
    └┬──────────┬──────────┬──────────┬──────────┬──────────┬──────────┬───┘
    1-01       1-07       2-01       2-07       3-01       3-07       4-01
                                     month
      ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ forecast
```

## Was that luck?

The same network from another seed. `undo` takes commands back, the last one first.

```unroll
> seed 2; model lstm 8
seed 2
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train 3000
epoch      loss
─────  ────────
  300  0.081127
  600  0.100696
  900  0.053365
1,200  0.073288
1,500  0.021017
1,800  0.013729
2,100  0.005033
2,400  0.005929
2,700  0.004636
3,000  0.001157
> evaluate
test RMSE 131.57 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                    131.57   95.83   17.56  1.2938
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
the network is no better than the best simple forecast, AR(1)
> undo; undo; undo
took back: train 3000
took back: model lstm 8
took back: seed 2
> evaluate
test RMSE 85.66 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                     85.66   67.20   14.03  0.9073
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
```

The two differ by almost as much as the first gained over persistence. A single run shows little, so `compare` trains
many; [comparison.md](comparison.md) takes thirty seeds of each size.

```unroll
> compare srn lstm units=8 train=3000 repeat=10
sales: test RMSE over 10 seeds (1 to 10); persistence 136.76
network    mean     sd  median    min     max  95 % of the mean
───────  ──────  ─────  ──────  ─────  ──────  ────────────────
srn 8    144.40  33.69  157.65  90.16  180.97  124.06 to 163.22
lstm 8   119.58  18.99  115.72  85.66  150.40  108.59 to 130.86
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8            89       0.002850            4 of 10
lstm 8          329       0.019067            8 of 10
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8       2 of 10        0.200      0.0488    0.0488
lstm 8 is better than srn 8, 8 of 10 seeds
```

## Learning to add

```unroll
> load addition digits=2 examples=5000
addition: 5,000 questions of up to 2 digits; 4,500 to train on, 500 to validate
> ask 3+5
  ^^^
error: there is no model yet; type for example "model lstm 8" first
> model gru 64
layer              output shape    parameters
─────────────────  ──────────────  ──────────
encoder gru 64     [batch, 64]         14,976
repeat 3 times     [batch, 3, 64]           0
decoder gru 64     [batch, 3, 64]      24,960
dense 12, softmax  [batch, 3, 12]         780
40,716 parameters in all
> ask 3+5
  ^^^
error: the model is not trained yet; type for example "train 100" first
> train 12
epoch    loss  characters  val. loss  val. characters   exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ──────  ─────
    1  2.0339     34.45 %     1.7933          38.47 %  0.20 %      0
    2  1.7370     38.87 %     1.6982          39.33 %  0.40 %      0
    3  1.6302     40.53 %     1.5500          43.00 %  1.00 %      0
    4  1.4988     43.92 %     1.4519          47.00 %  2.80 %      0
    5  1.4122     46.99 %     1.3771          50.00 %  3.20 %      0
    6  1.3295     50.25 %     1.2878          54.00 %  5.80 %      0
    7  1.2690     53.15 %     1.2876          50.60 %  3.00 %      0
    8  1.2300     54.94 %     1.2181          56.93 %  6.20 %      0
    9  1.1874     56.88 %     1.1719          57.60 %  6.00 %      0
   10  1.1663     57.57 %     1.1549          58.20 %  4.20 %      1
   11  1.1334     59.18 %     1.1293          59.13 %  7.60 %      1
   12  1.1195     59.50 %     1.1314          56.53 %  6.00 %      0
> ask 3+5
3+5 = 1  wrong, it is 8
> train 30
epoch    loss  characters  val. loss  val. characters    exact  of 10
─────  ──────  ──────────  ─────────  ───────────────  ───────  ─────
   13  1.1110     59.60 %     1.1091          60.87 %   7.60 %      0
   14  1.0806     61.41 %     1.0971          61.73 %   7.60 %      0
   15  1.0634     61.34 %     1.0736          62.40 %   9.00 %      1
   16  1.0531     62.22 %     1.0539          61.73 %   5.80 %      1
   17  1.0346     62.97 %     1.0636          61.20 %   8.40 %      0
   18  1.0211     63.85 %     1.0378          61.60 %   9.00 %      0
   19  1.0052     63.93 %     1.0228          62.60 %   7.40 %      0
   20  0.9922     64.70 %     1.0139          63.67 %   7.60 %      1
   21  0.9873     64.90 %     0.9820          64.40 %  11.20 %      1
   22  0.9641     65.44 %     0.9799          64.27 %  10.00 %      4
   23  0.9460     65.78 %     0.9776          65.73 %  11.80 %      2
   24  0.9439     66.23 %     0.9483          64.20 %   9.40 %      0
   25  0.9154     67.23 %     0.9538          65.53 %  15.20 %      1
   26  0.8836     68.68 %     0.9047          67.33 %  17.00 %      1
   27  0.8561     69.99 %     0.8937          67.27 %  15.20 %      0
   28  0.8367     71.12 %     0.8558          68.93 %  19.00 %      2
   29  0.8077     72.10 %     0.8253          70.53 %  24.20 %      0
   30  0.7787     73.53 %     0.7948          71.27 %  25.20 %      5
   31  0.7471     74.96 %     0.7761          72.60 %  27.40 %      3
   32  0.7214     75.27 %     0.7124          76.20 %  36.00 %      3
   33  0.6538     79.03 %     0.6693          76.87 %  36.40 %      4
   34  0.6198     79.82 %     0.6212          80.93 %  48.40 %      6
   35  0.5683     82.64 %     0.5831          82.07 %  51.60 %      8
   36  0.5302     84.90 %     0.5489          83.53 %  55.80 %      5
   37  0.5014     86.28 %     0.5223          85.40 %  60.60 %      6
   38  0.4648     87.84 %     0.4915          87.93 %  68.20 %      6
   39  0.4392     88.86 %     0.4624          88.40 %  70.00 %      9
   40  0.4099     90.45 %     0.4455          88.53 %  70.00 %      8
   41  0.3893     91.14 %     0.4296          89.20 %  72.00 %      7
   42  0.3731     91.39 %     0.3982          90.53 %  75.00 %      9
> ask 3+5 17+25 99+99
3+5 = 1  wrong, it is 8
17+25 = 42  right
99+99 = 188  wrong, it is 198
> ask 3+361
        ^
error: the number has 3 digits; the model knows 2; ask with numbers of up to 2 digits
> ask three+five
      ^
error: expected a digit, found "t"; a question is two whole numbers with + between, such as 12+345
> sample 5
question  answer  guess
────────  ──────  ─────  ─────
   27+16      43     43  right
   62+35      97     97  right
   43+82     125    125  right
   21+68      89     99  wrong
   97+47     144    144  right
4 of 5 right
> encode 17+25
   ␣ + 0 1 2 3 4 5 6 7 8 9
1  0 0 0 1 0 0 0 0 0 0 0 0
7  0 0 0 0 0 0 0 0 0 1 0 0
+  0 1 0 0 0 0 0 0 0 0 0 0
2  0 0 0 0 1 0 0 0 0 0 0 0
5  0 0 0 0 0 0 0 1 0 0 0 0
> history
 1  help load
 2  load sales
 3  model lstm 8
 4  train 100
 5  evaluate
 6  train 2900
 7  evaluate
 8  plot
 9  forecast 3
10  seed 2
11  model lstm 8
12  train 3000
13  evaluate
14  undo
15  undo
16  undo
17  evaluate
18  compare srn lstm units=8 train=3000 repeat=10
19  load addition digits=2 examples=5000
20  model gru 64
21  train 12
22  ask 3+5
23  train 30
24  ask 3+5 17+25 99+99
25  sample 5
26  encode 17+25
```

Most numbers below 100 have two digits, so the network has seen few questions like `3+5`. From here,
[addition.md](addition.md) compares the three cells, and [inside-a-cell.md](inside-a-cell.md) opens one.

"""####
}
