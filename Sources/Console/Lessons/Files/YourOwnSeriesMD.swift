// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let yourOwnSeriesMD = ####"""
# Your own series

The sales of the class are 36 clean rows. Files that people have are not like that. This lesson takes one through
everything that a forecast needs: reading it, inputs beside the series, a window, stopping in time, judging, intervals,
and a table to take away.

The file is [tea-shop.csv](tea-shop.csv), the books of a tea shop (made up, so that we know what is in them; the same file is
`examples/tea-shop.csv`). It is as a spreadsheet saved it: a title above the names, semicolons between columns,
thousands marked by commas, years of the Republic of China (113 is 2024), the newest month first, a month without a value,
and a total and a note below.

## Reading

```unroll
> load tea-shop.csv
temperature: 84 months, 14.8 to 31.1; 72 to train on, 12 to test
row 1 is left out above the values: "紅茶小舖 The tea shop's books"
row 88 is left out, not a value by itself: "合計 Total"
row 89 is left out under the values: "Revenue in NT$, ads in thousands of NT$"
the column is "temperature", the last with numbers; column= takes another:
"revenue", "price", "ads"
years are those of the Republic of China: 113 is 2024
the newest row stood first; the rows are turned round, the oldest first
```

Every line says something that was *taken* or *left out*. Nothing doubtful is decided in silence, and one decision is not
what we want: several columns have numbers, and the last one is the temperature. `target=` names the column to forecast.

```unroll
> load tea-shop.csv target=revenue
       ^^^^^^^^^^^^
error: row 47 (110/05), column "revenue" has no value; type missing=interpolate, missing=previous or missing=skip
```

A month has no value. Unroll does not invent one unless it is told how: `missing=interpolate` puts a value half-way between
its neighbours, `previous` repeats the one before, `skip` leaves the month out.

We keep two years apart. The last 12 months are the **test**; nothing is decided by looking at it. The 12 before are the
**validation** part: training does not learn from it, but it tells when to stop.

```unroll
> load tea-shop.csv target=revenue missing=interpolate validation=12
revenue: 84 months, 203,200 to 543,300; 60 to train on, 12 to validate, 12 to
test
row 1 is left out above the values: "紅茶小舖 The tea shop's books"
row 88 is left out, not a value by itself: "合計 Total"
row 89 is left out under the values: "Revenue in NT$, ads in thousands of NT$"
years are those of the Republic of China: 113 is 2024
"347,800" in row 4 is read as 347800; decimal=, reads 347.8
the newest row stood first; the rows are turned round, the oldest first
1 value filled in (missing=interpolate)
> plot data
                                      revenue
        ┌─ revenue ────────────────────────────────────────────────────────┐
600,000 ┤                                                                  │
        │                                                                  │
        │                                                    ⡇             │
500,000 ┤                                                    ⣷             │
        │                                         ⡀         ⢠⢻         ⣀   │
        │            ⢀ ⡆        ⢸⢆⣀         ⢠⢲   ⢠⢳⢀  ⢠⢇    ⢸⠈⡆       ⢸ ⢣  │
400,000 ┤      ⢀⢦    ⡸⠙⢸        ⡇ ⠘⡄        ⡎⢸   ⡜⠈⠎⢆⡰⠁⢸  ⢠⡀⡸ ⢇   ⡄⢠ ⡤⠇ ⠈⡆ │
        │    ⡄ ⡜ ⢣   ⡇ ⠈⡆      ⢰⠁  ⡇  ⣄⢠⠋⠙⣤⢳⠁⠘⡄ ⢰⠁  ⠈   ⡇ ⢸⠈  ⠸⡀ ⡸⢣⡇⠟    ⢱ │
        │ ⢀⢴⢰⠹⣠⠃ ⠈⡆ ⢰⠁  ⢱⢸⢆ ⢀  ⡜   ⢸ ⢀⠏⠃  ⠁   ⡇ ⡇       ⢣ ⡎    ⠱⣠⠃⠘      ⠈⠉│
300,000 ┤ ⢸ ⡏ ⠈   ⢱ ⢸   ⠈⡇⠈⡆⡜⢆⢀⠇   ⠈⡆⢸        ⡇⢰⠁       ⠈⢆⡇     ⠁          │
        │⡀⡜       ⠈⡆⡎      ⠈⠁⠈⠚     ⢱⠃        ⠸⡜                           │
        │⠘⡇        ⢇⠇                          ⠁                           │
200,000 ┤          ⠘                                                       │
        │                                                                  │
        └┬────────┬─────────┬────────┬─────────┬────────┬─────────┬────────┘
       107/01   108/01    109/01   110/01    111/01   112/01    113/01
                                       month
          ⠤⠤⠤⠤⠤ revenue
```

Revenue grows, swings with the seasons, and jumps.

## The series alone

```unroll
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train 1000 stop=best patience=60
epoch      loss  val. loss
─────  ────────  ─────────
   19  0.125638   0.265949
   38  0.117354   0.238057
   58  0.116947   0.234572
   77  0.116584   0.230670
   97  0.116112   0.227451
  116  0.115434   0.225114
  135  0.114529   0.224171
  155  0.113347   0.225888
  174  0.112040   0.230908
  194  0.110521   0.239796
stopped after epoch 194 of 1,000: no lower validation loss for 60 epochs
kept epoch 134 of 194: validation loss 0.224169
> plot loss
                          training and validation loss
     ┌─ loss ──────────────────────────────────────────────────────────────┐
     │⠁⠄⡀                                            ┊ kept: 134           │
     │  ⠈⠄⡀                                          ┊                     │
0.30 ┤    ⠐⢀                                         ┊                     │
     │      ⢂                                        ┊                     │
     │      ○⠂⢄                                      ┊                    ⣀│
     │         ⠈⠈⠈⠈⠈⠈⠈⠈⠈○⠈⠈⠈⠂⠂⠂⠂⠂⠂⠂⠂○⠢⠠⠠⠠⠠⠠⠠⠠⠠⠠⠠○⠠⠠⠠⠠⠠⠠⠠⠠⠠⠠⠠○⠠⠠⠠⠠⠐⠐⠐⠐⠐⠃⠁○⠁⠁│
     │                                               ┊                     │
0.20 ┤                                               ┊                     │
     │⢄                                              ┊                     │
     │●⠑⡄                                            ┊                     │
0.15 ┤  ⠈⠣⡀                                          ┊                     │
     │    ⠘⢄                                         ┊                     │
     │     ⠈⠱⢄⡀                                      ┊                     │
     │        ⠉⠉⠉⠉●⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉●⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤●⠤⠤⣄⣀⣀⣀⣀⣀│
     └──────┬───────┬──────┬──────┬──────┬──────┬──────┬──────┬──────┬─────┘
            20      40     60     80    100    120    140    160    180
                                      epoch
       ⠤⠤●⠤⠤ lstm 8   ⠄⠄○⠄⠄ lstm 8, validation
```

The training loss goes on falling while the validation loss turns: from there on the network learns the noise of the five
years by heart. `stop=best` keeps the weights of the best epoch, and `patience=60` gives up after 60 epochs without a better
one.

```unroll
> evaluate
test RMSE 35,519 (persistence 39,713)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                    35,519  28,767   7.465  0.6534
persistence               39,713  33,667   8.791  0.7647
seasonal persistence, 12  59,837  49,133  12.169  1.1160
AR(1)                     40,580  34,353   9.013  0.7803
```

The table has the network beside forecasts that need none. **Persistence** says that next month equals this one; **seasonal
persistence** that it equals the same month a year ago; **AR(1)** is the least-squares line from one change to the next. MASE
below 1 means smaller errors than persistence had in the training part. The network is a little better than all of them. Can
more be had?

## Inputs and a window

The books also say what was spent on advertising, and how warm it was. Both may tell something about the month *after*, and
only that counts: a forecast of May reads what is known at the end of April. `inputs=` names the columns, and `window=12` lets
the network read the last twelve months of all of them at once.

```unroll
> load tea-shop.csv target=revenue inputs=ads,temperature missing=interpolate window=12 validation=12
revenue: 84 months, 203,200 to 543,300; 60 to train on, 12 to validate, 12 to
test
row 1 is left out above the values: "紅茶小舖 The tea shop's books"
row 88 is left out, not a value by itself: "合計 Total"
row 89 is left out under the values: "Revenue in NT$, ads in thousands of NT$"
years are those of the Republic of China: 113 is 2024
"347,800" in row 4 is read as 347800; decimal=, reads 347.8
the newest row stood first; the rows are turned round, the oldest first
1 value filled in (missing=interpolate)
the network also reads "ads", "temperature", up to the last value that is known
it reads the last 12 steps at once, from a state of zero (window)
> data 4
month   revenue  ads  temperature    input      ads  temperature   target  part
──────  ───────  ───  ───────────  ───────  ───────  ───────────  ───────  ─────
107/01  258,400   20         17.3                                          train
107/02  225,300   43         14.9                                 -0.1924  train
107/03  324,100   34         20.4  -0.1924   0.2881      -0.9877   0.8106  train
107/04  335,000    5         22.1   0.8106  -0.0169      -0.3129   0.1422  train
the network also reads "ads", "temperature", up to the last value that is known
it reads the last 12 steps at once, from a state of zero (window)
4 of 84 months; "data ROWS" shows more
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           384
dense 1  [batch, 1]             9
393 parameters in all
> train 1000 stop=best patience=60
epoch      loss  val. loss
─────  ────────  ─────────
   55  0.155350   0.331637
  110  0.088372   0.212027
  165  0.041594   0.104881
  220  0.019710   0.042638
  275  0.015923   0.032582
  330  0.013384   0.027005
  385  0.011634   0.024823
  440  0.010456   0.024112
  495  0.009696   0.023604
  550  0.008934   0.023031
stopped after epoch 550 of 1,000: no lower validation loss for 60 epochs
kept epoch 490 of 550: validation loss 0.022777
> evaluate
test RMSE 19,754 (persistence 39,713)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                    19,754  18,034   4.681  0.4096
persistence               39,713  33,667   8.791  0.7647
seasonal persistence, 12  59,837  49,133  12.169  1.1160
AR(1)                     40,580  34,353   9.013  0.7803
```

The error is far smaller. One run proves nothing, though: perhaps this seed was lucky.

```unroll
> compare srn lstm gru units=8 train=1000 repeat=10 stop=best patience=60
tea-shop.csv: test RMSE over 10 seeds (1 to 10); persistence 39,713
network    mean    sd  median     min     max  95 % of the mean
───────  ──────  ────  ──────  ──────  ──────  ────────────────
srn 8    23,911  4469  22,321  17,889  31,353  21,349 to 26,587
lstm 8   19,644  2379  20,059  16,769  23,385  18,260 to 21,047
gru 8    16,794  1658  16,752  12,978  18,688  15,734 to 17,672
simple forecast    RMSE
───────────────  ──────
persistence      39,713
seasonal, 12     59,837
AR(1)            40,580
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8           105       0.014436           10 of 10
lstm 8          393       0.009083           10 of 10
gru 8           321       0.011906           10 of 10
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8       2 of 10        0.200      0.0273    0.0273
srn 8, gru 8        0 of 10        0.000      0.0020    0.0059
lstm 8, gru 8       1 of 10        0.100      0.0137    0.0273
lstm 8 is better than srn 8, 8 of 10 seeds
gru 8 is better than srn 8, 10 of 10 seeds
gru 8 is better than lstm 8, 9 of 10 seeds
```

It was not luck: with every seed, every network beats the simple forecasts.

## Which input matters

`importance` deals an input out anew, at random over the test months, thirty times: whatever it told is lost. By so much the
error grows.

```unroll
> importance
revenue, lstm 8: test RMSE 19,754
input              RMSE grows by     ±
─────────────────  ─────────────  ────
revenue, its past         10,717  3565
ads                       25,541  5615
temperature               18,714  6402
mean and standard deviation of 30 times that an input was dealt out anew
               test RMSE grows by so much if an input tells nothing
       ┌─ RMSE ────────────────────────────────────────────────────────────┐
35,000 ┤                                                                   │
       │                                                                   │
30,000 ┤                                                                   │
       │                                                                   │
25,000 ┤                       ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆                       │
       │                       █████████████████████                       │
20,000 ┤                       █████████████████████                       │
       │                       █████████████████████ █████████████████████ │
15,000 ┤                       █████████████████████ █████████████████████ │
       │                       █████████████████████ █████████████████████ │
10,000 ┤ ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆ █████████████████████ █████████████████████ │
       │ █████████████████████ █████████████████████ █████████████████████ │
  5000 ┤ █████████████████████ █████████████████████ █████████████████████ │
       │ █████████████████████ █████████████████████ █████████████████████ │
     0 ┤ █████████████████████ █████████████████████ █████████████████████ │
       └───────────┬─────────────────────┬─────────────────────┬───────────┘
                revenue                 ads               temperature
                                       input
```

Advertising matters most. That is right: in these books every month's advertising brings in customers of the next one, and
the weather follows. A number like this says what *the network* uses; whether advertising causes revenue is a question for
somebody who knows the shop.

## How sure

A forecast without its uncertainty is half a forecast. `interval=80` puts around each one the interval that holds the true
value in 80 of 100 cases, as far as the errors of the validation part tell.

```unroll
> predict interval=80
month    actual  predicted    error  80 % from       to
──────  ───────  ─────────  ───────  ─────────  ───────
113/01  395,300    381,211  -14,089    351,293  411,129
113/02  338,600    355,474   16,874    325,556  385,392
113/03  394,000    364,777  -29,223    334,859  394,695
113/04  360,700    383,601   22,901    353,683  413,518
113/05  393,300    391,053    -2247    361,136  420,971
113/06  395,900    405,440     9540    375,523  435,358
113/07  450,000    422,290  -27,710    392,372  452,208
113/08  455,400    445,968    -9432    416,050  475,886
113/09  443,000    456,065   13,065    426,147  485,983
113/10  400,400    424,073   23,673    394,155  453,990
113/11  343,600    320,719  -22,881    290,801  350,637
113/12  347,800    323,027  -24,773    293,109  352,945
```

All twelve months of the test lie inside; two or three outside would be no surprise, for four of five is what was promised.
With twelve errors much more cannot be promised honestly:

```unroll
> predict interval=95
                   ^^
error: an interval of 95 % needs 19 errors; the validation part has 12; type interval=92 or less, or load the data with validation=19
```

Beyond the end of the data every forecast is read back as if it had happened, so the intervals widen. What the shop will
spend on advertising nobody has told the network; it says what it assumes. `future=FILE.csv` would bring such a plan.

```unroll
> plot forecast interval=80
                       revenue: actual and predicted, lstm 8
        ┌─ revenue ────────────────────────────────────────────────────────┐
800,000 ┤                              validation ┊       ┊ test  ┊ end  ⠠ │
        │                                         ┊       ┊       ┊     ⠠⠠⠠│
700,000 ┤                                         ┊       ┊       ┊    ⠠⠠⠠⠠│
        │                                         ┊       ┊       ┊    ⠠⠠⠠⠠│
600,000 ┤                                         ┊       ┊       ┊    ⠠⠠⠠⠠│
        │                                         ┊   ⢠   ┊       ┊  ⠠⠠⠠⠠⠤⡤│
500,000 ┤                                         ┊   ⢸   ┊       ┊  ⠠⠠⡠⠡⠠×│
        │            ●       ⢠⡀         ⣠   ⢀⡆   ⡄┊   ⡞⡇  ┊   ⠠⣴⢦ ┊⠠⠠⠠⠴⠡⠠⠠⠠│
400,000 ┤     ⢀⠦⡀  ⢀⠗⠙⡄      ⡎⠉⠱⡀   ⣀⣠⢠⢀⠏⡆  ⡎●⠳⡠⠞⠸⡀ ⢠⡡⠇⢗  ⢠⠠⣤⡠⠼⠈⠈⡖┊⠠⠠⠢⠠⠠⠠⠠⠠│
        │  ⡀⢰⡄⡜ ⠸⡀ ⡸  ⢇⢠⡀   ⢠⠃ ⠈⡇ ⢸○⠠⠉⠏⠻ ⢇ ⢸   ○  ⢧ ⡎   ⢣⣀⡮○⠝+   ⢸⠆⠲⠩⠠⠠⠠⠠⠠⠠│
300,000 ┤ ⡸⠘⡎⠈⠁  ⢱ ⡇  ⠘○⠑⢤⠳⡀⡜   ⢸⢀⠇      ⢸ ⡇      ⠈⢶⠁    ●┊      ⠠⠁⠠⠠  ⠠⠠⠠⠠│
        │⢆⠇      ⠘⣼⠁     ⠈ ⠉     ●        ⠟       ┊⠁      ┊       ┊       ⠠│
200,000 ┤●        ⠃                               ┊       ┊       ┊        │
        └┬───────┬───────┬────────┬───────┬───────┬───────┬────────┬───────┘
       107/01  108/01  109/01   110/01  111/01  112/01  113/01   114/01
                                       month
          ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ predicted one month ahead   ⠄ + ⠄ persistence
          ⠤⠤×⠄⠠ forecast   ⠠⠠⠠ 80 %
> forecast 6 interval=80
month   months ahead  forecast  80 % from       to
──────  ────────────  ────────  ─────────  ───────
114/01             1   359,627    329,709  389,545
114/02             2   358,850    261,941  455,759
114/03             3   374,345    277,437  471,254
114/04             4   401,325    304,416  498,234
114/05             5   425,481    307,050  543,912
114/06             6   452,179    333,748  570,610
assumed: "ads", "temperature" stay as they were last; future=FILE.csv tells how
they go on
                          revenue: 6 months beyond the end
        ┌─ revenue ────────────────────────────────────────────────────────┐
600,000 ┤                                                         end ┊    │
        │                                                             ┊    │
        │                                                ●            ┊   ⠈│
500,000 ┤                                                ⢸⡆           ┊  ⠈⠈│
        │                                      ⢀         ⡜⡇        ⡀  ┊  ⠈⠈│
        │            ⡀⡆        ⡷⣀         ⡔⡆   ⡼⣀  ⡸⡄    ⡇⢱       ⡜⠈⢇ ┊⠈⠈⠈⠌│
400,000 ┤      ⡰⡄   ⢰●⢸       ⢸ ⠈⡆       ⢀⠇⡇  ⢠⠃⠏⢆⡰⠁⢸  ⢠⣀⠇⠸⡀  ⡄⢠ ⡴⠁ ⢸ ┊⠈⠈○⠈│
        │   ⢠⡀⢠⠃⠘⡄  ⡇ ⠈⡆      ⡎  ●  ⣄⡸⠉⠱⡸⢾ ⢣  ⡎  ⠈  ⠸⡀ ⡜⠁  ⢇ ⢠⢣⡇⠟    ⢇┊⠌⠌⠈⠈│
        │ ⢀⢆⡸⠱⡜  ⢱  ⡇  ⢇⡜⡄ ⢀ ⢠⠃  ⠘⡄⢀⠏⠃  ⠁  ⢸ ⢸       ⡇ ⡇   ⠈⢆⡜⠘      ●⠁⠈⠈⠈⠈│
300,000 ┤ ⡸⠘⡇ ⠁  ⠈⡆⢰⠁  ⢸⠃⠘⣄⠞⡄⡸    ⡇⢸       ⢸ ●       ⠑⢼     ⠈         ┊⠈⠈⠈ │
        │⡀⡇       ⡇⢸      ⠈ ⠑⠃    ⠘⡎        ⢧⠃                        ┊⠈⠈  │
        │●⠁       ⢸⡜                        ⠈                         ┊    │
200,000 ┤         ⠘                                                   ┊    │
        │                                                             ┊    │
        └┬────────┬───────┬────────┬────────┬────────┬────────┬────────┬───┘
       107/01   108/01  109/01   110/01   111/01   112/01   113/01   114/01
                                       month
          ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ forecast   ⠈⠈⠈ 80 %
```

At the prompt, `forecast 6 interval=80 file=forecast.csv` also writes the table, with dates and with all digits, for a
spreadsheet or for pandas. A session that is replayed writes no files.

## Now yours

Put your file beside this one and begin with `load`. Read what it answers, line by line. Then keep a test part that you do not
look at, ask for the simple forecasts first, and believe no single run.

"""####
}
