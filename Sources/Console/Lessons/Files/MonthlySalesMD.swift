// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let monthlySalesMD = ####"""
# Monthly sales, one month ahead

A shop has sold something for three years. Can a network that has seen the first two years forecast the third,
one month at a time? This lesson redoes a class experiment of 2020: a simple recurrent network (srn) against long
short-term memory (lstm).

Every command below can be typed at the prompt of `unroll`. `unroll replay --step sessions/monthly-sales.md`
runs them one by one, and `unroll check sessions/monthly-sales.md` verifies that this machine computes the very
same figures.

## The data

```unroll
> load sales
sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
> data 6
month  sales  difference    input   target  part
─────  ─────  ──────────  ───────  ───────  ─────
1-01   266.0                                train
1-02   145.9      -120.1  -0.1524  -0.8004  train
1-03   183.1        37.2  -0.8004   0.0483  train
1-04   119.3       -63.8   0.0483  -0.4966  train
1-05   180.3        61.0  -0.4966   0.1767  train
1-06   168.5       -11.8   0.1767  -0.2161  train
6 of 36 months; "data ROWS" shows more
> plot data
                                     sales
    ┌─ sales ──────────────────────────────────────────────────────────────┐
700 ┤                                                               ●      │
    │                                                               ⡜⡄    ●│
600 ┤                                                               ⡇⢣  ●⠜ │
    │                                                           ●⡄ ⢸ ⠘⡄⢀⠎  │
500 ┤                                                          ⡰⠁⢱ ⡎  ⢣⠎   │
    │                                                 ●   ●⡀  ●⠃ ⠈⣆⠇  ●    │
400 ┤                                         ●⡄     ⢠⠃⢣ ⢠⠃⠈●⠉    ●        │
    │                    ●                   ⡸ ⢱  ●⠤●⠃ ⠈⢆⠎                 │
300 ┤                   ⢠⢳             ●  ●⠢●⠁  ⢇⡔⠁     ●                  │
    │●           ●      ⡜ ⢇       ⡔●⡀ ⡜⠘⡄⡜      ●                          │
200 ┤ ⢇  ●   ● ⢀⠎ ⠉●⠢● ⢠⠃ ⠘●⠤●  ⡠●  ⠘●  ●                                  │
    │ ⠈●⠉⠈⢆⢀⠎ ⠉●     ⠈⢢⡜      ⠑●⠁                                          │
100 ┤      ●           ●                                                   │
    │                                                                      │
    └┬───────────┬───────────┬──────────┬───────────┬───────────┬──────────┘
    1-01        1-07        2-01       2-07        3-01        3-07
                                     month
      ⠤⠤●⠤⠤ sales
```

Sales grow, so the network does not see them as they are. It sees the **difference** to the month before
(*differencing*), and each row asks: given the last difference, what is the next one? The first row has no
difference before it and gets 0. Both columns are then scaled to −1 … 1 by the smallest and largest value of the
*training part alone*, because nothing of the test year may leak into training.

The last 12 months are kept for the test. The forecast to beat is **persistence**: "next month equals this month".

## A simple recurrent network

Eight units, trained as the class did: one month at a time (batch 1), the hidden state carried from month to month
and reset after every pass through the two years. One pass is an *epoch*; we make 3000.

```unroll
> model srn 8
layer    output shape  parameters
───────  ────────────  ──────────
srn 8    [batch, 8]            80
dense 1  [batch, 1]             9
89 parameters in all
> train 3000
epoch      loss
─────  ────────
  300  0.066827
  600  0.011366
  900  0.006870
1,200  0.005531
1,500  0.004132
1,800  0.004363
2,100  0.000782
2,400  0.000889
2,700  0.005123
3,000  0.000536
> evaluate
test RMSE 111.94 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
srn 8                     111.94   97.63   21.18  1.3180
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
the network is no better than the best simple forecast, AR(1)
```

The loss is the mean squared error of the scaled differences on the months it learns from. The **RMSE** is the
error on the twelve months it has not seen, in units sold.

## Long short-term memory

The same with an LSTM. It has an input gate, a forget gate, a candidate and an output gate, so with eight units it
has four times as many numbers to learn.

```unroll
> model lstm 8
layer    output shape  parameters
───────  ────────────  ──────────
lstm 8   [batch, 8]           320
dense 1  [batch, 1]             9
329 parameters in all
> train 3000
epoch      loss
─────  ────────
  300  0.047186
  600  0.042326
  900  0.098960
1,200  0.073239
1,500  0.051067
1,800  0.043123
2,100  0.029191
2,400  0.021406
2,700  0.015951
3,000  0.014320
> evaluate
test RMSE 85.66 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
lstm 8                     85.66   67.20   14.03  0.9073
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
> predict
month  actual  predicted   error
─────  ──────  ─────────  ──────
3-01    339.7      317.8   -21.9
3-02    440.4      452.3    11.9
3-03    315.9      345.3    29.4
3-04    439.3      408.8   -30.5
3-05    401.3      418.5    17.2
3-06    437.4      539.1   101.7
3-07    575.5      406.0  -169.5
3-08    407.6      570.5   162.9
3-09    682.0      602.9   -79.1
3-10    475.3      575.6   100.3
3-11    581.3      545.6   -35.7
3-12    646.9      693.4    46.5
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
```

Left of the dashed line are months that the network has learned by heart; right of it are forecasts. Look at 3-07 to
3-10: the forecast follows the actual sales one month late. That is what persistence does, too.

```unroll
> plot loss
                                   training loss
       ┌─ loss ────────────────────────────────────────────────────────────┐
       │⡀                                            ⢀  ⠅ ⡀⠄               │
       │⣯⡀                                  ⡀⢀ ⠨ ⢐   ⢐ ⡂⠅ ⡂⠅⠠              │
   0.1 ┤●⠛⢦⣔             ⡂○⠢⠠⠠⡤⡀⡀⡀        ⠄⠅⣂⢐⠨⡭⢀⢐   ⢐ ⣢⠅ ⡂⠅⠨⢸             │
       │   ⠙⠫⠩○⡙⡦⣄⡀⡀⡀⡀⡀⡀⢀⡂  ⢠⡆⡇⡇⡀⣮⢈⠈⠈⠈○⠂⠢⠠⢥⣥⣒⣒⠭⠭⢔⢐○⡀⡀⢐ ⣺⠅ ⡂⠅⠨⢸ ⢀  ⢠        │
       │         ⠈⠳⣄   ⠈⠈ ⡀ ⢸⣇⡇⣿⡇⣿⣿⣦⡆⢀⣤⣾   ⠈⠐⠃⠉⢹⡝⠒  ⠈⠒⠑⣿⠕⠐⠖⠧⣨⢸○⠅⠑⠃⢹⠄  ⢀    │
       │           ⠘●⣀⣠⠴⠲⠴⢧ ⢸⣿⡇⣿●⣿⣿⣿⣿⣿⣿⣿⡇   ⣼⣿⣷⣿⣷⣇⣠⡀   ⣿⣄   ⠈⢸⠁   ⢸⠈⠢ ⢐⢀ ⣠○│
  0.01 ┤                  ⠸⣄⡼⠹⢳⣿⣿⣿⣿⣿⣿⣿⣿⢻⡧⡄  ⣿⣿⣿⣿⣿⣿⣿⣧   ⣿●⡄ ⢠⡄⢸⡇   ⣸⣤⠈⠢⣐⣜⠔⣷ │
       │                      ⠈⣿⣿⣿⣿⠉⠛⠛⠁  ⢿⣰⠛●⣿⣿⣿⣿⣿⢿⣿   ⣿ ⢇⢀⡏⢳⢸⡇   ⡏⠉●⣄⠒⠂⠁⣿ │
       │                        ⣿⠿⢿       ⣿ ⢿⢻⠻⠙⠈⠁ ⠘⡆  ⡇ ⢸⣸ ⠈⣿⠧⢤  ⡇  ⢻⣦  ⣿ │
 0.001 ┤                                            ⢹⡀⣶⡇  ⠁  ⣿ ⠸⡄ ⡇  ⠈⢻⣇ ⣿ │
       │                                             ⢳⣿⡇     ⠹  ⣿⢧⡇    ⢻⢸⣿⢀│
       │                                             ⠈⠉⡇        ⠛⠘⠇    ⠸⣸⣿⢸│
       │                                               ⠁                ⡿⢸⣼│
0.0001 ┤                                                                ⡇ ⢿│
       └───────────┬──────────┬──────────┬──────────┬──────────┬──────────┬┘
                  500        1000       1500       2000       2500      3000
                                       epoch
         ⠤⠤●⠤⠤ srn 8   ⠄⠄○⠄⠄ lstm 8
```

## Is the LSTM better?

One run of each proves nothing. Another seed gives other first weights, and another RMSE:

```unroll
> seed 2
seed 2
> model srn 8
layer    output shape  parameters
───────  ────────────  ──────────
srn 8    [batch, 8]            80
dense 1  [batch, 1]             9
89 parameters in all
> train 3000
epoch      loss
─────  ────────
  300  0.066594
  600  0.044501
  900  0.006814
1,200  0.005313
1,500  0.002406
1,800  0.000532
2,100  0.000141
2,400  0.000052
2,700  0.001435
3,000  0.000452
> evaluate
test RMSE 133.03 (persistence 136.76)
forecast                    RMSE     MAE  MAPE %    MASE
────────────────────────  ──────  ──────  ──────  ──────
srn 8                     133.03  105.04   21.25  1.4180
persistence               136.76  115.33   23.85  1.5570
seasonal persistence, 12  240.47  215.76   43.62  2.9127
AR(1)                      89.06   73.70   14.88  0.9949
the network is no better than the best simple forecast, AR(1)
> model lstm 8
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
```

Over 30 seeds the RMSE of the same network has a standard deviation of 20 to 80, more than the difference between
the two. Try a few seeds yourself before you believe a winner.

## Beyond the data

Each forecast is read back as if it had happened. Errors add up, so the further ahead, the less it means: here sales
soon fall below zero, which no shop has seen.

```unroll
> forecast 6
month  months ahead  forecast
─────  ────────────  ────────
4-01              1     534.5
4-02              2     393.5
4-03              3     102.5
4-04              4    -138.1
4-05              5    -362.8
4-06              6    -724.2
                         sales: 6 months beyond the end
     ┌─ sales ─────────────────────────────────────────────────────────────┐
     │                                                           ┊ end     │
     │                                                  ⡀  ⡜⢆  ⡠⠔⢀         │
 500 ┤                                                 ⡜⠘⢄⢰⠁⠈⠖⠉  ┊⠐⡀       │
     │                ⢀                 ⡰⠑⡄ ⢀⣀⡠⠒⠑⢄⠔⠉⠒⠒●  ⠈⠃      ┊  ⢂      │
     │●⡀       ⣀⠤⠤⢄⣀ ⢀⠎⠱⡀⢀⡀  ⣀⠤⠢⢄⠔⠊⠒⠔⠊⠉⠉  ⠈⠊⠁                    ┊  ⠐⡀     │
     │ ⠑⠊⠉⠒⠔⠊⠉⠉     ⠑⠎  ⠈⠁⠈⠑⠉                                    ┊   ⢐     │
   0 ┤                                                           ┊    ⢂    │
     │                                                           ┊     ⢂   │
     │                                                           ┊      ⢂  │
     │                                                           ┊       ⢂ │
-500 ┤                                                           ┊       ⠐⡀│
     │                                                           ┊        ⢂│
     │                                                           ┊        ○│
     │                                                           ┊         │
     └┬─────────┬─────────┬─────────┬─────────┬─────────┬─────────┬────────┘
     1-01      1-07      2-01      2-07      3-01      3-07      4-01
                                      month
       ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ forecast
```

## To try

- `model lstm 4`, `model lstm 32`: does a larger network forecast better, or only remember better?
- `train 3000 batch=4 stateful=no`: what happens without the carried state?
- `optimizer sgd rate=0.05` before `train`: how does the loss fall now?

"""####
}
