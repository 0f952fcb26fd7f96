// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let comparisonMD = ####"""
# One run proves nothing

A class trained a simple recurrent network (srn) and an LSTM on monthly sales, once at each size, and compared the two
columns of errors: [the class's table](class-table.md). Here is the same experiment with thirty runs at each size. It
ends with fewer conclusions, and with better ones.

Replaying the lesson trains 540 networks for real; that takes half a minute on two cores of 2023.

## Twice the same network

```unroll
> load sales
sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
> seed 1
seed 1
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
```

85.66, and the persistence forecast (next month equals this month) has 136.76: a success. Now the same network, the same
data, the same training. Only the seed is another, and with it the random weights that training starts from.

```unroll
> seed 2
seed 2
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

131.57. Had we typed `seed 2` first, we would have written that the LSTM hardly beats persistence. Nothing is wrong with
either run: **the error of a run is a random number**, and one draw of it says little about the next.

## Three seeds mislead

`compare` trains each network with several seeds. First with three:

```unroll
> seed 1
seed 1
> compare srn lstm units=8 train=3000 repeat=3
sales: test RMSE over 3 seeds (1 to 3); persistence 136.76
network    mean     sd  median     min     max  95 % of the mean
───────  ──────  ─────  ──────  ──────  ──────  ────────────────
srn 8    139.65  31.55  133.03  111.94  173.98  111.94 to 173.98
lstm 8   109.35  22.99  110.80   85.66  131.57   85.66 to 131.57
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8            89       0.000636             2 of 3
lstm 8          329       0.005252             3 of 3
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8        0 of 3        0.000      0.2500    0.2500
srn 8 and lstm 8: 3 seeds cannot show any difference; take 6 or more
```

The LSTM wins on all three seeds, its mean is lower by 30. It is tempting. But three coins show three heads one time in
eight, and whichever network had won, we would have been as impressed: the p-value of 0.25 says just that.

## Thirty seeds tell

```unroll
> compare srn lstm gru units=8 train=3000 repeat=30
sales: test RMSE over 30 seeds (1 to 30); persistence 136.76
network    mean     sd  median    min     max  95 % of the mean
───────  ──────  ─────  ──────  ─────  ──────  ────────────────
srn 8    138.59  30.19  140.36  81.87  198.71  127.85 to 149.12
lstm 8   135.84  43.12  125.92  79.43  248.38  121.31 to 151.94
gru 8    170.39  91.76  136.11  81.27  492.94  141.75 to 205.64
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 8            89       0.004114           14 of 30
lstm 8          329       0.025807           18 of 30
gru 8           273       0.039462           15 of 30
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 8, lstm 8      13 of 30        0.433      0.6120    0.6775
srn 8, gru 8       15 of 30        0.500      0.3387    0.6775
lstm 8, gru 8      20 of 30        0.667      0.1004    0.3012
srn 8 and lstm 8: no difference that 30 seeds can show
srn 8 and gru 8: no difference that 30 seeds can show
lstm 8 and gru 8: no difference that 30 seeds can show
```

How to read it:

- **sd**, the standard deviation, is how far runs lie from their mean. It is 30 to 90 here, as large as any difference
  the class saw.
- **95 % of the mean**: were we to train with all seeds there are, their mean would lie in this interval, with 95 %
  confidence. The intervals of the srn and the LSTM overlap almost wholly.
- **first better**: on how many seeds the first of a pair had the smaller error; **probability** is the same as a part
  of one, a tie counting half.
- **Wilcoxon p**: how often chance alone would give differences as one-sided as these. Below 0.05 one speaks of a
  difference. Who tests many pairs finds one below 0.05 by chance sooner or later; **Holm's p** corrects for their number.

The lead that the LSTM had on three seeds is gone: it wins 17 of 30, which a coin does, too.

The thirty runs of each network, as boxes:

```unroll
> plot runs
                    test RMSE: median and quartiles of 30 seeds
       ┌─ network ─────────────────────────────────────────────────────────┐
       │      ┌───┊──┐                                                     │
 srn 8 ┤ ├────┤   ●  ├─────┤                                               │
       │      └───┊──┘                                                     │
       │          ┊ persistence 136.76                                     │
       │     ┌──┬─┊──┐                                                     │
lstm 8 ┤ ├───┤  ○ ┊  ├────────┤    ○                                       │
       │     └──┴─┊──┘                                                     │
       │          ┊                                                        │
       │       ┌──┊────┐                                                   │
 gru 8 ┤ ├─────┤  +    ├───────┤       +  +                   +          + │
       │       └──┊────┘                                                   │
       │          ┊                                                        │
       │          ┊                                                        │
       └────┬───────┬───────┬──────┬───────┬───────┬───────┬───────┬───────┘
           100     150     200    250     300     350     400     450
                                     test RMSE
         ┝●┥ srn   ┝○┥ lstm   ┝+┥ gru   ├─┤ furthest within 1.5 box lengths
         ● further off
```

A picture shows what a mean hides: most runs of the GRU are as good as anybody's, but a few end far outside. That is why
its mean is high while its median is not. The mean alone would slander it, the median alone would hide a risk.

## The class's sizes

```unroll
> compare srn lstm gru units=4,8,16,32,64 train=3000 repeat=30
sales: test RMSE over 30 seeds (1 to 30); persistence 136.76
network    mean     sd  median    min     max  95 % of the mean
───────  ──────  ─────  ──────  ─────  ──────  ────────────────
srn 4    113.07  40.30  103.70  78.21  286.27  101.12 to 129.23
lstm 4   145.90  61.43  130.82  83.16  387.98  127.14 to 170.31
gru 4    152.09  66.89  130.82  90.63  428.58  131.12 to 177.45
srn 8    138.59  30.19  140.36  81.87  198.71  127.85 to 149.12
lstm 8   135.84  43.12  125.92  79.43  248.38  121.31 to 151.94
gru 8    170.39  91.76  136.11  81.27  492.94  141.75 to 205.64
srn 16   121.04  34.66  113.04  82.90  241.60  109.76 to 134.28
lstm 16  130.78  52.88  109.16  73.34  282.62  113.52 to 150.25
gru 16   118.07  25.03  118.33  71.77  159.76  109.29 to 126.96
srn 32   105.78  16.43  106.11  68.54  140.31  100.01 to 111.52
lstm 32  111.65  36.45  102.90  78.22  259.93  100.33 to 125.52
gru 32   119.69  28.00  114.22  80.86  197.11  110.30 to 129.94
srn 64   105.18  12.59  104.49  82.39  129.68  100.71 to 109.56
lstm 64  130.27  56.93  104.04  67.19  288.89  111.62 to 151.89
gru 64    99.79  26.37   99.96  59.37  196.55   91.08 to 109.44
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 4            29       0.042113           27 of 30
lstm 4          101       0.057052           18 of 30
gru 4            89       0.047439           16 of 30
srn 8            89       0.004114           14 of 30
lstm 8          329       0.025807           18 of 30
gru 8           273       0.039462           15 of 30
srn 16          305       0.001582           24 of 30
lstm 16       1,169       0.011049           20 of 30
gru 16          929       0.007647           23 of 30
srn 32        1,121       0.001434           29 of 30
lstm 32       4,385       0.002738           27 of 30
gru 32        3,393       0.007211           24 of 30
srn 64        4,289       0.002902           30 of 30
lstm 64      16,961       0.000969           21 of 30
gru 64       12,929       0.002720           29 of 30
pair             first better  probability  Wilcoxon p  Holm's p
───────────────  ────────────  ───────────  ──────────  ────────
srn 4, lstm 4        22 of 30        0.733      0.0047    0.0653
srn 4, gru 4         22 of 30        0.733      0.0011    0.0170
lstm 4, gru 4        15 of 30        0.500      0.7000    1.0000
srn 8, lstm 8        13 of 30        0.433      0.6120    1.0000
srn 8, gru 8         15 of 30        0.500      0.3387    1.0000
lstm 8, gru 8        20 of 30        0.667      0.1004    1.0000
srn 16, lstm 16      14 of 30        0.467      0.8078    1.0000
srn 16, gru 16       14 of 30        0.467      0.9515    1.0000
lstm 16, gru 16      15 of 30        0.500      0.4161    1.0000
srn 32, lstm 32      13 of 30        0.433      0.9677    1.0000
srn 32, gru 32       18 of 30        0.600      0.0185    0.2409
lstm 32, gru 32      22 of 30        0.733      0.0364    0.4008
srn 64, lstm 64      17 of 30        0.567      0.1706    1.0000
srn 64, gru 64       10 of 30        0.333      0.1347    1.0000
lstm 64, gru 64      10 of 30        0.333      0.0221    0.2652
srn 4 and lstm 4: no difference that 30 seeds can show
srn 4 is better than gru 4, 22 of 30 seeds
lstm 4 and gru 4: no difference that 30 seeds can show
srn 8 and lstm 8: no difference that 30 seeds can show
srn 8 and gru 8: no difference that 30 seeds can show
lstm 8 and gru 8: no difference that 30 seeds can show
srn 16 and lstm 16: no difference that 30 seeds can show
srn 16 and gru 16: no difference that 30 seeds can show
lstm 16 and gru 16: no difference that 30 seeds can show
srn 32 and lstm 32: no difference that 30 seeds can show
srn 32 and gru 32: no difference that 30 seeds can show
lstm 32 and gru 32: no difference that 30 seeds can show
srn 64 and lstm 64: no difference that 30 seeds can show
srn 64 and gru 64: no difference that 30 seeds can show
lstm 64 and gru 64: no difference that 30 seeds can show
```

Of fifteen pairs, one difference is more than chance: at 4 units the srn is better than the GRU. *No* pair shows the LSTM
ahead of the srn; the class had concluded that it is better at 4 to 32 units. Where the two differ at all, at 4 units,
the srn leads, and after Holm's correction even that (p = 0.065) is not safe to say.

"No difference that 30 seeds can show" is not "no difference". It says that, if there is one, it is small beside the
spread of the runs, and that one would need more seeds to see it. That is an answer, too: whoever has to choose a cell
for these sales may take the cheapest.

```unroll
> plot rmse
                 test RMSE: mean, least and largest of 30 seeds
    ┌─ test RMSE ──────────────────────────────────────────────────────────┐
500 ┤                     ┬                                                │
    │                     │                                                │
    │     ┬               │                                                │
400 ┤   ┬ │               │                                                │
    │   │ │               │                                                │
    │   │ │               │                                                │
300 ┤ ┬ │ │               │                                            ┬   │
    │ │ │ │               │             ┬              ┬               │   │
    │ │ │ │             ┬ │           ┬ │              │               │   │
200 ┤ │ │ │           ┬ │ │           │ │              │ ┬             │ ┬ │
    │ │ │ +⣀⡀ ⠤⠤⠄ ⠤⠤⠄ ⠒⠒⠂ +⠢⠄ ⣀⣀⡀     │ │ ┬         persistence 136.76 │ │ │
    │╌│╌○⣁⣁⣁⣁⣁⠥⠥⠦⠦⠦⠖⠒⠒●⠒○⠒⠦⠦⠦⠦⠦⠦⠤⠤⣍⣕⣆⣄●⣤○⣄+⣄⡀⡀⣀⣀⡀⡀⣀⣀⡀┬⣀⣀⡀+⣀⣀⡀⡀⡀⡀⡀⡀⡀⡀⠄⠄⠄○╌│╌│
100 ┤ ●⠉⠉ ┴           │ │ │           │ │ ⠉⠉⠉⠉⠉⠉⠉⠉⠒⠒⠓●⠓○⠓⠓⠓⠓⠒⠒⠛⠛⠓⠒⠒⠒⠒●⠒⠤⠄+ │
    │ ┴ ┴             ┴ ┴ ┴           ┴ ┴ ┴          ┴ ┴ ┴           ┴ ┴ ┴ │
    └───┬───────────────┬───────────────┬──────────────┬───────────────┬───┘
        4               8               16             32              64
                                     units
      ⠤⠤●⠤⠤ srn   ⠄⠄○⠄⠄ lstm   ⠤⠤+ ⠤ gru   ├─┤ least to largest
```

The means of all three cells at 4 units and of the LSTM at 32 were compared with those of another program, which
draws other weights: 121.0, 130.6, 111.7 and 129.9 there, within what thirty seeds let one expect.

## Does size matter?

With one cell, `compare` tests its settings against each other:

```unroll
> compare srn units=4,64 train=3000 repeat=30
sales: test RMSE over 30 seeds (1 to 30); persistence 136.76
network    mean     sd  median    min     max  95 % of the mean
───────  ──────  ─────  ──────  ─────  ──────  ────────────────
srn 4    113.07  40.30  103.70  78.21  286.27  101.12 to 129.23
srn 64   105.18  12.59  104.49  82.39  129.68  100.71 to 109.56
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
srn 4            29       0.042113           27 of 30
srn 64        4,289       0.002902           30 of 30
pair           first better  probability  Wilcoxon p  Holm's p
─────────────  ────────────  ───────────  ──────────  ────────
srn 4, srn 64      13 of 30        0.433      0.5561    0.5561
srn 4 and srn 64: no difference that 30 seeds can show
> compare lstm units=4,32 train=3000 repeat=30
sales: test RMSE over 30 seeds (1 to 30); persistence 136.76
network    mean     sd  median    min     max  95 % of the mean
───────  ──────  ─────  ──────  ─────  ──────  ────────────────
lstm 4   145.90  61.43  130.82  83.16  387.98  127.14 to 170.31
lstm 32  111.65  36.45  102.90  78.22  259.93  100.33 to 125.52
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
lstm 4          101       0.057052           18 of 30
lstm 32       4,385       0.002738           27 of 30
pair             first better  probability  Wilcoxon p  Holm's p
───────────────  ────────────  ───────────  ──────────  ────────
lstm 4, lstm 32       9 of 30        0.300      0.0058    0.0058
lstm 32 is better than lstm 4, 21 of 30 seeds
```

The LSTM gains from 32 units instead of 4. The srn's mean hardly moves; what shrinks is its spread, from 40 to 13: a
larger srn is not better, it is more *dependable*. A table of means would not show it.

## Does training matter?

```unroll
> compare lstm units=32 train=100,300,1000,3000 repeat=30
sales: test RMSE over 30 seeds (1 to 30); persistence 136.76
   network
─  ──────────────────
1  lstm 32 train=100
2  lstm 32 train=300
3  lstm 32 train=1000
4  lstm 32 train=3000
network    mean      sd  median     min     max  95 % of the mean
───────  ──────  ──────  ──────  ──────  ──────  ────────────────
1        128.54   34.46  131.17   80.93  231.90  116.57 to 141.26
2        169.36   62.97  162.27  100.74  436.34  150.21 to 194.63
3        193.14  140.80  138.94   91.45  791.70  150.37 to 247.57
4        111.65   36.45  102.90   78.22  259.93  100.33 to 125.52
simple forecast    RMSE
───────────────  ──────
persistence      136.76
seasonal, 12     240.47
AR(1)             89.06
network  parameters  training loss  beats persistence
───────  ──────────  ─────────────  ─────────────────
1             4,385       0.076608           17 of 30
2             4,385       0.049202            8 of 30
3             4,385       0.016132           14 of 30
4             4,385       0.002738           27 of 30
pair  first better  probability  Wilcoxon p  Holm's p
────  ────────────  ───────────  ──────────  ────────
1, 2      21 of 30        0.700      0.0013    0.0054
1, 3      21 of 30        0.700      0.0093    0.0213
1, 4       8 of 30        0.267      0.0071    0.0213
2, 3       9 of 30        0.300      0.5978    0.5978
2, 4       3 of 30        0.100    < 0.0001  < 0.0001
3, 4       4 of 30        0.133    < 0.0001    0.0002
lstm 32 train=100 is better than lstm 32 train=300, 21 of 30 seeds
lstm 32 train=100 is better than lstm 32 train=1000, 21 of 30 seeds
lstm 32 train=3000 is better than lstm 32 train=100, 22 of 30 seeds
lstm 32 train=300 and lstm 32 train=1000: no difference that 30 seeds can show
lstm 32 train=3000 is better than lstm 32 train=300, 27 of 30 seeds
lstm 32 train=3000 is better than lstm 32 train=1000, 26 of 30 seeds
> plot rmse
                 test RMSE: mean, least and largest of 30 seeds
    ┌─ test RMSE ──────────────────────────────────────────────────────────┐
    │                                                                      │
800 ┤                                              ┬                       │
    │                                              │                       │
    │                                              │                       │
600 ┤                                              │                       │
    │                                              │                       │
    │                       ┬                      │                       │
400 ┤                       │                      │                       │
    │                       │                      │                       │
    │                       │                      │                     ┬ │
200 ┤ ┬                 ⢀⣀⣀⣀●⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤●⠤⠤⣀⣀⣀⣀⡀              │ │
    │╌●⠤⠤⠤⠒⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉⠁╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌⠈⠉⠉⠉⠑⠒⠒⠒⠒⠤⠤⠤⠤⢄⣀●╌│
    │ ┴                     ┴                      ┴  persistence 136.76 ┴ │
  0 ┤                                                                      │
    └─┬─────────────────────┬──────────────────────┬─────────────────────┬─┘
     100                   300                    1000                  3000
                                     train
      ⠤⠤●⠤⠤ lstm   ├─┤ least to largest
```

The training loss falls all the way. The test error first *rises*: after 300 epochs only 8 of 30 networks beat
persistence, after 100 it is 17, after 3000 it is 27. Twenty-three months are few, and between learning nothing and learning
what carries over there is a stretch where the network learns its examples by heart. Who had stopped at 1000 epochs would
have reported that the LSTM is useless here.

One caution belongs to this: we have now looked at the same twelve test months many times. Choosing the best row of a table
and reporting its error is choosing by luck as well:

```unroll
> runs best last=5
run  network  data   optimizer   batch  epochs  seed   RMSE
───  ───────  ─────  ──────────  ─────  ──────  ────  ─────
434  gru 64   sales  adam 0.001      1   3,000    14  59.37
440  gru 64   sales  adam 0.001      1   3,000    20  63.25
437  gru 64   sales  adam 0.001      1   3,000    17  64.06
414  lstm 64  sales  adam 0.001      1   3,000    24  67.19
286  srn 32   sales  adam 0.001      1   3,000    16  68.54
5 of 540 runs; "runs last=540" shows more
the best of 540 is lucky as well as good: "compare" tells
```

The best of 540 runs forecasts with an error of 59. Its brothers, with the same settings and other seeds, average 100.
Whoever reports the 59 reports his patience.

## To try

- Other seeds: `seed 1001`, then the same `compare`. Which of the conclusions hold?
- `compare srn lstm gru units=4 train=3000 repeat=100`: is the srn better than the LSTM at 4 units after all?
- Another optimizer: `compare lstm units=8 train=300 optimizer=adam,rmsprop,sgd`.

"""####
}
