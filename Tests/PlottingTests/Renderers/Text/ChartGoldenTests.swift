import Plotting
import Testing

/// Whole charts as text. A change here is a change of look and wants a look.
@Suite struct ChartGoldenTests {
  /// Two lines with named months are told apart by texture and marker.
  @Test func line() {
    let expected = """
                               Monthly sales, one month ahead
          ┌─ sales ──────────────────────────────────────────────────────────────┐
      700 ┤                                              ┊ test           ●      │
          │                                              ┊                ⡜⡄○   ●│
      600 ┤                                              ┊                ⡇⢣⠅⠡●⠜○│
          │                                              ┊            ●⡄○⢼ ⠸⡄⢈⠎⠠⠁│
      500 ┤                                              ┊           ⡰⠁⢱⠁⡎⠄⠅⢣⠎○  │
          │                                              ┊  ●   ●⡀○ ●⢃○⠉⣆⠇○ ●    │
      400 ┤                                         ●⡄   ┊ ⢠⠃⢣○⢢⠃⡈●⠉○   ●        │
          │                    ●                   ⡸ ⢱  ●⠤○⠣○⠈⢆⠎○                │
      300 ┤                   ⢠⢳             ●  ●⠢●⠁  ⢇⡔⠁┊    ●                  │
          │●           ●      ⡜ ⢇       ⡔●⡀ ⡜⠘⡄⡜      ●  ┊                       │
      200 ┤ ⢇  ●   ● ⢀⠎ ⠉●⠢● ⢠⠃ ⠘●⠤●  ⡠●  ⠘●  ●          ┊                       │
          │ ⠈●⠉⠈⢆⢀⠎ ⠉●     ⠈⢢⡜      ⠑●⠁                  ┊                       │
      100 ┤      ●           ●                           ┊                       │
          │                                              ┊                       │
          └┬─────────┬─────────┬─────────┬────────┬─────────┬─────────┬─────────┬┘
          1-01      1-06      1-11      2-04     2-09      3-02      3-07     3-12
                                           month
            ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ predicted
      """
    #expect(render(ChartSamples.sales, style: ChartStyle()).joined(separator: "\n") == expected)
  }

  /// A long line on a logarithmic axis.
  @Test func logAxis() {
    let expected = """
                                        Loss by epoch
           ┌─ mse ───────────────────────────────────────────────────────────────┐
           │⢇                                                                    │
       0.2 ┤⢸                                                                    │
           │⠈⣇                                                                   │
           │ ⢹⡄                                                                  │
       0.1 ┤  ⢷⡀                                                                 │
           │  ⠈⢷⡀                                                                │
           │   ⠈⢿⣦                                                               │
           │     ⠙⣷⣤⡀                                                            │
      0.05 ┤      ⠈⠛⢿⣶⣤⣀                                                         │
           │         ⠉⠛⢿⣷⣶⣤⣀⡀                                                    │
           │            ⠈⠙⠛⠿⣿⣿⣶⣦⣤⣤⣀⣀⡀                                            │
           │                  ⠉⠙⠛⠻⠿⣿⣿⣿⣷⣶⣶⣦⣤⣤⣄⣀⣀⣀⡀                                │
      0.02 ┤                         ⠈⠈⠉⠙⠛⠛⠻⠻⠿⠿⠿⣿⣿⣿⣿⣷⣶⣶⣶⣶⣦⣤⣤⣤⣤⣤⣤⣀⣀⣀⣀⣀⣀⣀⡀         │
           │                                         ⠉⠉⠉⠉⠉⠛⠛⠛⠛⠛⠛⠛⠟⠿⠿⠿⠿⠿⠿⠿⠿⢿⣿⣿⣿⣿⣾⣶│
           └───────────┬───────────┬──────────┬──────────┬───────────┬──────────┬┘
                      500         1000       1500       2000        2500      3000
                                            epoch
             ⠤⠤⠤⠤⠤ training loss
      """
    #expect(render(ChartSamples.loss, style: ChartStyle()).joined(separator: "\n") == expected)
  }

  /// Dense lines that cross bear markers now and then.
  @Test func crossing() {
    let expected = """
                                  Accuracy by epoch
          ┌─ accuracy ─────────────────────────────────────────────────────┐
          │                                                                │
      1.0 ┤                                    target ⢀  ⢀⣀ ⣀⣀⢀⣀⢀ ⢀+⣀⡀⢀⣀⡠⡀⣄│
          │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⣀⡀⢠⠤⠄+⠒⠒⡀⢑⡙⣠⡍○⠡⠐⠍+⠂⠊⠃⠓⠃⠙⠘○⠃⠁⠁⠁⠉⠁⠉⠈⠁⠉⠈│
      0.8 ┤                     ⢀ ⠠⠚⠂⠈⠁○⣠⠠⠐⠂⠂⠁⠉                    ⢀⣀⣀⣠●⠤⠦⠢│
          │                  ⡀⠠+⠁  ⢠⠤⠆⠋⠈                  ⢀●⣀⠤⠴⠔⠒⠑⠉⠁⠁      │
      0.6 ┤               ⢀⢐⠋⠁ ⢀⠠⠐⠈                 ⡀⡠⡤⠴⠒⠙⠁⠁               │
          │              ⠠⠋  ⡀⠄⠃               ●⣠⠴⠒⠋⠉                      │
      0.4 ┤            ⡠⠃ ⢀○⠊⠁            ⢀⣀⠔⠒⠋                            │
          │          ⡀⠈ ⡀⠄⠊          ⣀⣀⠴⠲⠊⠁                                │
      0.2 ┤        +⠜ ⠠⠐⠁       ⢀⣀⠤●⠊⠁⠁                                    │
          │     ⡀⢴⣚⠠⠐⠈  ⣀⣀⣠⣠⠤⠖⠒⠉⠁                                          │
      0.0 ┤●⠲⠒⠚○⠛⠚⠚⠚⠚⠑⠉●⠉⠈                                                 │
          └──────┬─────┬──────┬─────┬─────┬──────┬─────┬─────┬──────┬─────┬┘
                 20    40     60    80   100    120   140   160    180   200
                                        epoch
            ⠤⠤●⠤⠤ SimpleRNN   ⠄⠄○⠄⠄ LSTM   ⠤⠤+ ⠤ GRU
      """
    #expect(render(ChartSamples.accuracy, style: ChartStyle(width: 70, height: 18)).joined(separator: "\n") == expected)
  }

  /// Chinese titles, bars up and down.
  @Test func bars() {
    let expected = """
                                月度销售额
         ┌─ 销售（万元） ────────────────────────────────────────┐
      10 ┤                                                       │
         │                                  ▃▃▃▃▃                │
         │                                  █████                │
       5 ┤            ▄▄▄▄▄                 █████░░░░░      ░░░░░│
         │ ▂▂▂▂▂░░░░░ █████░░░░░            █████░░░░░ ▇▇▇▇▇░░░░░│
         │ █████░░░░░ █████░░░░░            █████░░░░░ █████░░░░░│
       0 ┤ █████░░░░░ █████░░░░░            █████░░░░░ █████░░░░░│
         │                       █████▔▔▔▔▔                      │
         │                                                       │
      -5 ┤                                                       │
         └─────┬──────────┬──────────┬──────────┬──────────┬─────┘
              一月       二月       三月       四月       五月
                                   月份
           ███ 实际   ░░░ 预测
      """
    #expect(
      render(ChartSamples.chineseBars, style: ChartStyle(width: 60, height: 16)).joined(separator: "\n") == expected)
  }

  /// Two series of points.
  @Test func points() {
    let expected = """
                                Two groups
         ┌───────────────────────────────────────────────────────┐
         │                                                       │
         │         ○     ○                 ● ○              ○    │
      50 ┤  ●  ○                         ○    ●                  │
         │●○  ●                ○         ●  ●  ○         ○       │
         │  ●              ○                                  ○  │
         │●    ● ○                        ●○ ●                   │
       0 ┤   ○                   ○      ●       ○          ○     │
         │ ●   ●             ○             ● ●                  ○│
         │    ●                          ●                       │
         └─────┬──────┬─────┬─────┬──────┬─────┬─────┬──────┬────┘
               1      2     3     4      5     6     7      8
           ● first   ○ second
      """
    #expect(render(ChartSamples.points, style: ChartStyle(width: 60, height: 14)).joined(separator: "\n") == expected)
  }

  /// The same lines in ASCII.
  @Test func ascii() {
    let expected = """
                               Monthly sales, one month ahead
          +- sales --------------------------------------------------------------+
          |                                              : test                  |
      700 +                                              :                *      |
          |                                              :                ..o  .*|
      600 +                                              :            *  . .''* o|
          |                                              :           . .o. '.' ' |
      500 +                                              :           . ' ' '* o  |
          |                                              :  *   * o.*'o . o      |
      400 +                                         *    : . 'o. '*'o   *        |
          |                    *                   . .  *.o'o. 'o                |
      300 +                    ..            * .*.*  . . :    *                  |
          |*           *      . .       .*  . *       *  :                       |
      200 + . .*   *  . .*.*  .  *.*  .*  .*             :                       |
          |  *  . . .*      ..      .*                   :                       |
      100 +      *           *                           :                       |
          ++---------+---------+---------+--------+---------+---------+---------++
          1-01      1-06      1-11      2-04     2-09      3-02      3-07     3-12
                                           month
            .*. actual   'o' predicted
      """
    #expect(render(ChartSamples.sales, style: ChartStyle(glyphs: .ascii)).joined(separator: "\n") == expected)
  }

  /// Bars in ASCII.
  @Test func asciiBars() {
    let expected = """
                           月度销售额
         +- 销售（万元） ------------------------------+
       8 +                           ####              |
       6 +                           ####====          |
       4 +     ==== ####====         ####====  ####====|
       2 + ####==== ####====         ####====  ####====|
       0 + ####==== ####====         ####====  ####====|
      -2 +                   ####''''                  |
         +----+--------+--------+--------+--------+----+
             一月     二月     三月     四月     五月
                              月份
           ### 实际   === 预测
      """
    #expect(
      render(ChartSamples.chineseBars, style: ChartStyle(glyphs: .ascii, width: 50, height: 12)).joined(separator: "\n")
        == expected)
  }

  /// Little room.
  @Test func small() {
    let expected = """
      Monthly sales, one month ahead
           ┌─ sales ───────────────┐
      1000 ┤               ┊ test  │
       500 ┤⡀     ⢀  ⢀ ⡀●⡠⣀⣀⢤⢤○⠲⠼⠗⠊│
         0 ┤●⠉⠊⠉⠉⠑⠊⠉⠉⠁⠉⠈   ┊       │
           └┬─────┬──────┬─────┬───┘
           1-01  1-11   2-09  3-07
      ⠤⠤●⠤⠤ actual   ⠄⠄○⠄⠄ predicted
      """
    #expect(render(ChartSamples.sales, style: ChartStyle(width: 30, height: 8)).joined(separator: "\n") == expected)
  }
}
