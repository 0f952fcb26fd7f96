// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let airlineMD = ####"""
# Airline passengers

The best known series of all: passengers of international airlines, in thousands a month, from 1949 to 1960 (Box and Jenkins,
*Time Series Analysis: Forecasting and Control*, 1970, series G). Countless pages on the web forecast it with an LSTM, mostly
with one run, and mostly without a word about how well one does without any network. We keep the last year for the test,
forecast it one month ahead, and are honest.

```unroll
> load airline.csv
passengers: 144 months, 104 to 622; 132 to train on, 12 to test
> plot data
                                   passengers
    ┌─ passengers ─────────────────────────────────────────────────────────┐
700 ┤                                                                      │
    │                                                                      │
600 ┤                                                                   ⣷  │
    │                                                             ⣴    ⢸⠈⡆ │
500 ┤                                                       ⢠⡆    ⡏⡆   ⡜ ⢇ │
    │                                                 ⡸⢇    ⡎⢱   ⢀⠇⢇  ⡰⠁ ⢸⢀│
400 ┤                                           ⢰⢆   ⢀⠇⢸   ⢀⠇⠸⡀ ⢰⠜ ⠸⣰⠱⠃   ⠏│
    │                                     ⢀⢷    ⡸⠸⡀ ⢰⠜  ⡇⡠⡰⠜  ⢇⡰⠇   ⠃      │
300 ┤                               ⢀⢦    ⡸ ⢇⢀⣠⠓⠁ ⢇⠎⠇   ⠘⠁⠁   ⠘⠁           │
    │                    ⢀⡄  ⢀⣀⠟⡄  ⣀⡜ ⢣⢀⢤⠋⠁ ⠘⡜    ⠈                        │
200 ┤            ⢀ ⡠⢄  ⡠⣠⠃⠘⢄⡤⠎  ⠘⡤⢢⠃   ⠋                                   │
    │ ⣀⢀⠤⡀  ⣄⢸⠑⡄⡤⠎⠋  ⠣⠋    ⠈                                               │
100 ┤⠊ ⠁ ⠈⠊⠉ ⠁ ⠈                                                           │
    │                                                                      │
    └──────┬──────────┬───────────┬───────────┬──────────┬───────────┬─────┘
        1950-01    1952-01     1954-01     1956-01    1958-01     1960-01
                                     month
      ⠤⠤⠤⠤⠤ passengers
```

Two things are plain to see: it grows, and every year looks like the one before, only larger.

## Without a network

```unroll
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train 1000
epoch      loss
─────  ────────
  100  0.054683
  200  0.033767
  300  0.027557
  400  0.019927
  500  0.024062
  600  0.021113
  700  0.013180
  800  0.018714
  900  0.022978
1,000  0.035250
> evaluate
test RMSE 38.67 (persistence 53.15)
forecast                   RMSE    MAE  MAPE %   MASE
────────────────────────  ─────  ─────  ──────  ─────
lstm 8                    38.67  32.22   6.886  1.338
persistence               53.15  45.25   9.456  1.879
seasonal persistence, 12  50.71  47.83   9.988  1.986
AR(1)                     49.60  42.13   8.769  1.749
```

The lines below the network are what it has to beat. **Persistence** (next month equals this month) has an RMSE of 53.15,
**seasonal persistence** (next month equals that month a year ago) 50.71; the same figures are published for this series.

So the LSTM, trained as the class trained it (one month at a time, its state carried along), wins. By how much? With ten
seeds:

```unroll
> compare srn lstm gru units=8 train=1000 repeat=10
airline.csv: test RMSE over 10 seeds (1 to 10); persistence 53.15
network   mean    sd  median    min    max  95 % of the mean
───────  ─────  ────  ──────  ─────  ─────  ────────────────
srn 8    45.16  8.60   47.64  28.95  55.10    39.71 to 49.84
lstm 8   45.05  9.12   45.66  29.43  59.67    39.58 to 50.38
gru 8    40.51  6.30   40.63  33.23  50.39    36.97 to 44.22
simple forecast   RMSE
───────────────  ─────
persistence      53.15
seasonal, 12     50.71
AR(1)            49.60
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8            89       0.032225            8 of 10
lstm 8          329       0.030014            8 of 10
gru 8           273       0.042516           10 of 10
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8       5 of 10        0.500      0.9219    0.9219
srn 8, gru 8        3 of 10        0.300      0.2754    0.5801
lstm 8, gru 8       4 of 10        0.400      0.1934    0.5801
srn 8 and lstm 8: no difference that 10 seeds can show
srn 8 and gru 8: no difference that 10 seeds can show
lstm 8 and gru 8: no difference that 10 seeds can show
```

Some runs are worse than persistence. The state that is carried from month to month would have to remember a whole year, and
that is not learned reliably from eleven of them.

## Twelve months at once

It need not remember what it can read. With `window=12` the network sees the last twelve months and answers with the next.

```unroll
> load airline.csv window=12 validation=12
passengers: 144 months, 104 to 622; 120 to train on, 12 to validate, 12 to test
it reads the last 12 steps at once, from a state of zero (window)
> model lstm 32
layer    output shape  parameters
───────  ────────────  ──────────
lstm 32  [batch, 32]        4,352
dense 1  [batch, 1]            33
4,385 parameters in all
> train 1000 stop=best patience=100
epoch      loss  val. loss
─────  ────────  ─────────
   36  0.064326   0.186011
   72  0.038739   0.098265
  109  0.029203   0.055825
  145  0.022530   0.042850
  182  0.022195   0.057579
  218  0.019382   0.055914
  254  0.016803   0.061317
  291  0.016513   0.064074
  327  0.014703   0.066101
  364  0.016019   0.087894
stopped after epoch 364 of 1,000: no lower validation loss for 100 epochs
kept epoch 264 of 364: validation loss 0.033084
> evaluate
test RMSE 22.19 (persistence 53.15)
forecast                   RMSE    MAE  MAPE %    MASE
────────────────────────  ─────  ─────  ──────  ──────
lstm 32                   22.19  18.77   4.199  0.8472
persistence               53.15  45.25   9.456  2.0420
seasonal persistence, 12  50.71  47.83   9.988  2.1586
AR(1)                     49.62  42.08   8.756  1.8990
> plot
                   passengers: actual and predicted, lstm 32
    ┌─ passengers ─────────────────────────────────────────────────────────┐
700 ┤                                               validation ┊     ┊ test│
    │                                                          ┊     ┊     │
600 ┤                                                          ┊     ┊  ⣷⡀ │
    │                                                          ┊  ⣴  ┊ ⢸⠊⣆ │
500 ┤                                                       ⢠⡆ ┊  ⡟⡆ ┊ ⡞⠂+⡀│
    │                                                 ⡸⢇    ⡎⢱ ┊ ⢀⠇⣇ ┊⣰⠃ ⢹⣠│
400 ┤                                           ⢸⢆   ⢠⠇⢸   ⢀⠇⠸⡀┊⢰● ⢸⣰○⠓   ⠏│
    │                                     ⢀⢷⡀   ⡼⠸⡀ ⢰●  ⡇○⡼⠜  ⢇⣰⠇   ⠃┊     │
300 ┤                          ⢀    ⢀⢮⠄  ⡀⡸ ⢇⢀⣠⠟⠁ ⢧⠏⠇   ⠘⠁⠁   ⠘⠁     ┊     │
    │                    ⢀⡄  ●⣐⠟⣆  ⣄⡜ ⢣⢀⣴●⠁ ⠘○    ⠈            ┊     ┊     │
200 ┤        ⢀   ● ⡴⢤ ⡀⡤⣤⠃⠘⢄⡴⠞  ⠘○⢣⠃   ⠋                       ┊     ┊     │
    │ ⣀⢀⠤⡀ ⢀⣤⢸⠙⡄⡤⠎⠋  ○⠋    ⠈                                   ┊     ┊     │
100 ┤● ⠁ ⠈⠊⠉ ⠁ ⠈                                               ┊     ┊     │
    │                                                          ┊     ┊     │
    └──────┬──────────┬───────────┬───────────┬──────────┬───────────┬─────┘
        1950-01    1952-01     1954-01     1956-01    1958-01     1960-01
                                     month
      ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ predicted one month ahead   ⠄ + ⠄ persistence
> compare srn lstm gru units=8,32 train=1000 repeat=10 stop=best patience=100
airline.csv: test RMSE over 10 seeds (1 to 10); persistence 53.15
network   mean    sd  median    min    max  95 % of the mean
───────  ─────  ────  ──────  ─────  ─────  ────────────────
srn 8    27.28  4.53   26.17  20.76  34.96    24.71 to 30.06
lstm 8   21.75  2.08   21.19  18.47  24.37    20.51 to 22.96
gru 8    23.51  3.94   23.11  17.84  31.42    21.28 to 25.92
srn 32   19.15  1.52   19.39  16.88  21.69    18.27 to 20.07
lstm 32  21.07  1.05   20.72  19.66  22.50    20.47 to 21.70
gru 32   18.07  2.03   17.78  15.31  21.32    16.92 to 19.30
simple forecast   RMSE
───────────────  ─────
persistence      53.15
seasonal, 12     50.71
AR(1)            49.62
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8            89       0.012539           10 of 10
lstm 8          329       0.016279           10 of 10
gru 8           273       0.022642           10 of 10
srn 32        1,121       0.008322           10 of 10
lstm 32       4,385       0.018781           10 of 10
gru 32        3,393       0.018773           10 of 10
pair             first better  probability  Wilcoxon p  Holm's p
───────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8         2 of 10        0.200      0.0098    0.0488
srn 8, gru 8          3 of 10        0.300      0.1055    0.3164
lstm 8, gru 8         8 of 10        0.800      0.2754    0.5508
srn 32, lstm 32       8 of 10        0.800      0.0195    0.0781
srn 32, gru 32        3 of 10        0.300      0.2754    0.5508
lstm 32, gru 32       1 of 10        0.100      0.0039    0.0234
lstm 8 is better than srn 8, 8 of 10 seeds
srn 8 and gru 8: no difference that 10 seeds can show
lstm 8 and gru 8: no difference that 10 seeds can show
srn 32 and lstm 32: no difference that 10 seeds can show
srn 32 and gru 32: no difference that 10 seeds can show
gru 32 is better than lstm 32, 9 of 10 seeds
```

Every run of every network now beats every simple forecast in the table by far. Among the networks the differences are small
beside the spread of seeds, and where one is better than another, it is not always the LSTM.

## How far it gets, honestly

An RMSE near 20 is a success: two fifths of persistence. But the table lacks one simple forecast that knows both things that
we saw in the picture: take this month, and add what the *same step* added a year ago (April to May now as April to May then).
Worked out by hand, or in a spreadsheet, it has an RMSE of 22.52 on this test year. It has nothing to train, and it is about as
good as the LSTM; the best networks here are a little better than it.

That is how far an LSTM gets on 144 numbers: to where a careful person gets with a ruler, and perhaps a step beyond. What
it needed for that was the right view of the data (changes, a window of a year, a validation part), not more units.

"""####
}
