// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let classTableMD = ####"""
<!-- slow: trains networks of up to 1024 units, which takes minutes; checked where UNROLL_SLOW is 1 -->

# The class's table

In 2020 a class trained a simple recurrent network (srn) and an LSTM on monthly sales, with 4 to 1024 units, once each,
and compared the test errors. The LSTM's were

| units | 4 | 8 | 16 | 32 | 64 | 128 | 256 | 512 | 1024 |
|---|---|---|---|---|---|---|---|---|---|
| RMSE | 125.33 | 76.61 | 95.25 | 78.7 | 133.55 | 113.74 | 164.84 | 99.04 | 83.82 |

From such a table they concluded that the LSTM is better at 4 to 32 units and again at 1024. In one line, here is the
whole table again:

```unroll
> load sales
sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
> sweep units=4,8,16,32,64,128,256,512,1024 cells=srn,lstm train=3000 repeat=1
sales: test RMSE, seed 1; persistence 136.76
units     srn    lstm
─────  ──────  ──────
    4   88.42  114.01
    8  111.94   85.66
   16  132.77  209.99
   32  140.31  131.09
   64   98.08   88.32
  128   94.57   89.13
  256  100.20   65.61
  512  129.21  122.90
 1024  134.46   94.73
one run each shows no difference; repeat=30 shows the spread
forecast                    RMSE
────────────────────────  ──────
persistence               136.76
seasonal persistence, 12  240.47
AR(1)                      89.06
```

A run of the LSTM with 4 units takes a hundredth of a second, one with 1024 units, 4.2 million weights, one to three
minutes, as fast as the machine's memory is; Keras took half an hour for it. On two Zen 4 cores that do nothing else the
whole lesson takes two minutes by the clock. The small runs go side by side, the big ones one after another with all
cores.

```unroll
> plot rmse
                                   test RMSE
    ┌─ test RMSE ──────────────────────────────────────────────────────────┐
    │                 ○⡀                                                   │
200 ┤                ⢀⠂⠐⡀                                                  │
    │               ⢀⠂   ⢂                                                 │
    │              ⢀⠂     ⠂⡀                                               │
    │             ⢀⠂       ⠐⡀                                              │
150 ┤             ⡂         ⠐⢀                          persistence 136.76 │
    │╌╌╌╌╌╌╌╌╌╌╌╌⡐╌╌╌╌●⣀⣀⠤⠤⠤⠤⠒⢒●⢄╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢀⣀⣀⣀●│
    │           ⡐⣀⠤⠔⠒⠉         ○⠠⠑⠢⡀                           ⣀⠤⠒○⡉⠉⠉⠁    │
    │○⠄⡀    ⣀●⠔⡚⠉                ⠈⠐⢈⠑⠤⡀                    ⢀⡠⠔⠉ ⠄⠁  ⠁⠂⠄⡀   │
100 ┤  ⣀⡡⠖⠎⡉  ⡐                     ⠈⠐⢈⠒●⠤⠤⠤⢄⣀⣀⣀●⣀⣀⣀⣀⠤⠤⠤⠤●⠊⠁  ⠄⠁        ⠁⠂○│
    │●⠉     ⠁○                         ⠈○⠐⠐⠐⠐⠐⠐⠐○⠠⢀         ⠠⠈             │
    │                                              ⠈⠐⠠⢀   ⠠⠈               │
    │                                                  ⠈⠐○                 │
 50 ┤                                                                      │
    └┬───────┬────────┬────────┬────────┬───────┬────────┬────────┬───────┬┘
     4       8        16       32       64     128      256      512    1024
                                     units
      ⠤⠤●⠤⠤ srn   ⠄⠄○⠄⠄ lstm
```

It is tempting to read something into the ups and downs. So did the class. Before you do, look at the same table with the
second seed, up to 128 units:

```unroll
> seed 2
seed 2
> sweep units=4,8,16,32,64,128 cells=srn,lstm train=3000 repeat=1
sales: test RMSE, seed 2; persistence 136.76
units     srn    lstm
─────  ──────  ──────
    4  100.93  119.66
    8  133.03  131.57
   16  208.60   98.73
   32  101.06  119.29
   64  123.78  185.93
  128   90.96  218.74
one run each shows no difference; repeat=30 shows the spread
forecast                    RMSE
────────────────────────  ──────
persistence               136.76
seasonal persistence, 12  240.47
AR(1)                      89.06
```

and with the third:

```unroll
> seed 3
seed 3
> sweep units=4,8,16,32,64,128 cells=srn,lstm train=3000 repeat=1
sales: test RMSE, seed 3; persistence 136.76
units     srn    lstm
─────  ──────  ──────
    4   87.36  108.57
    8  173.98  110.80
   16  112.47   73.34
   32   88.72  109.98
   64  102.44   80.68
  128   82.33   46.00
one run each shows no difference; repeat=30 shows the spread
forecast                    RMSE
────────────────────────  ──────
persistence               136.76
seasonal persistence, 12  240.47
AR(1)                      89.06
```

With the first seed the LSTM is better at 8 units and from 32 on; with the second at 8 and 16, and then no more; with the
third at 8, 16, 64 and 128. At 128 units the same LSTM has 89, 219 and 46. Each of the three tables tells a story, and no two tell the same:
**the differences within a table are no larger than those between the tables**.

What remains of the class's conclusions when each network is trained thirty times is in
[One run proves nothing](comparison.md): at 4 to 64 units, no difference between the LSTM and the srn that thirty seeds
can show.

"""####
}
