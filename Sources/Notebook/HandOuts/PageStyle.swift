/// How pages look: like a textbook, on light and dark ground, on a phone and on paper.
enum PageStyle {
  /// What all pages have.
  private static let common = """

    :root{color-scheme:light dark;--ground:#fff;--text:#1d1d1d;--soft:#5a5a5a;--rule:#d8d8d8;--block:#f6f6f4;\
    --link:#0b57a4;--mistake:#9b1c1c}
    @media (prefers-color-scheme:dark){:root{--ground:#0b0b0b;--text:#e6e6e6;--soft:#ababab;--rule:#3a3a3a;\
    --block:#181818;--link:#8ab8f0;--mistake:#ff9a8f}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--ground);color:var(--text);line-height:1.6;font-size:1.0625rem;overflow-wrap:break-word;\
    font-family:"Iowan Old Style","Palatino Nova",Palatino,"Palatino Linotype","URW Palladio L","P052","Noto Serif",\
    Georgia,"Noto Serif CJK TC","Songti TC",serif}
    :lang(zh-Hant){font-family:"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif;\
    line-height:1.75}
    h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:600;margin:2.5rem 0 .75rem;break-after:avoid}
    h1{font-size:2.1rem;margin-top:0;text-wrap:balance}
    h2{font-size:1.45rem}
    h3{font-size:1.15rem}
    h4,h5,h6{font-size:1rem}
    p,ul,ol,blockquote{margin:0 0 1rem}
    p{text-wrap:pretty;orphans:3;widows:3}
    a{color:var(--link);text-underline-offset:.15em}
    blockquote{padding-left:1rem;border-left:3px solid var(--rule);color:var(--soft)}
    hr{border:0;border-top:1px solid var(--rule);margin:2rem 0}
    pre,code,.said{font-family:"DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono","Noto Sans Mono CJK TC",monospace;\
    font-size:.85rem;line-height:1.45}
    :lang(zh-Hant) pre,:lang(zh-Hant) code,:lang(zh-Hant) .said,pre:lang(zh-Hant){font-family:"DejaVu Sans Mono",Menlo,Consolas,\
    "Noto Sans Mono CJK TC","PingFang TC",monospace}
    .said{margin:0;max-width:80ch;text-wrap:wrap}
    pre{margin:0;white-space:pre;tab-size:4}
    pre.flows{white-space:pre-wrap}
    .prose pre{overflow-x:auto;background:var(--block);padding:.75rem 1rem;border-radius:4px;margin:0 0 1rem}
    .prose :not(pre)>code{background:var(--block);padding:.1em .3em;border-radius:3px;overflow-wrap:break-word}
    table{border-collapse:collapse;font-size:.95rem;font-variant-numeric:tabular-nums;margin:.25rem 0}
    th,td{padding:.2rem 1.25rem .2rem 0;text-align:left;vertical-align:baseline;white-space:nowrap}
    th{font-weight:600;border-bottom:1px solid var(--rule)}
    .prose table{margin:0 0 1rem;display:block;overflow-x:auto}
    .prose th,.prose td{white-space:normal}
    .right{text-align:right}
    .center{text-align:center}
    .answer th,.answer td{text-align:right}
    .answer .left{text-align:left}
    .cell{margin:0 0 1.25rem}
    .input{display:flex;align-items:baseline;gap:.5rem;break-after:avoid}
    .input pre{flex:1;min-width:0;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--block);\
    padding:.4rem .75rem;border-left:3px solid var(--link);font-weight:600}
    .number{min-width:2.5rem;min-height:1.5rem;color:var(--soft);text-decoration:none;text-align:right;\
    font:.75rem/1.5rem "DejaVu Sans Mono",Menlo,Consolas,monospace}
    .number:hover,.number:focus{text-decoration:underline}
    .output{margin:.5rem 0 0 3rem;padding-left:.75rem}
    .output>*+*{margin-top:.5rem}
    .scroll{overflow-x:auto;overscroll-behavior-x:contain}
    .mistake pre,.mistake .said{color:var(--mistake)}
    figure{margin:.5rem 0}
    figure svg{display:block;max-width:100%;min-width:34rem;height:auto}
    .slider{display:flex;align-items:center;gap:.75rem;margin:.35rem 0 0;font-size:.85rem;color:var(--soft)}
    .slider[hidden],.frame[hidden]{display:none}
    .slider input{flex:1;max-width:22rem;min-height:1.5rem;accent-color:var(--link)}
    details{margin-top:.35rem;color:var(--soft);font-size:.85rem}
    summary{cursor:pointer;width:fit-content;padding:.15rem 0}
    details pre{color:var(--text);line-height:1.2}
    button{font:inherit;font-size:.9rem;color:var(--link);background:none;border:1px solid var(--rule);\
    border-radius:4px;padding:.3rem .8rem;cursor:pointer}
    button:hover{border-color:currentColor}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    @media print{:root{--ground:#fff;--text:#000;--soft:#444;--rule:#bbb;--block:#f4f4f4;--link:#000;--mistake:#700}\
    body{font-size:10.5pt}pre,code,.said{font-size:8.5pt}.tools,.slider,.output details,nav{display:none!important}\
    .scroll,.prose pre,.prose table{overflow:visible}\
    figure,tr,.input,table:not(:has(tr:nth-child(24))){break-inside:avoid}figure svg{min-width:0;max-width:100%;max-height:20cm}}

    """

  /// A page to read.
  static let page =
    common + """
      body>header,main,body>footer{max-width:50rem;margin:0 auto;padding:0 1.5rem}
      body>header{padding-top:4rem;padding-bottom:1.5rem}
      .prose{max-width:40rem;margin-left:3rem;padding-left:.75rem}
      body>header{padding-left:5.25rem}
      .tools{margin:0;font-size:.9rem;color:var(--soft)}
      .tools span{margin-left:.75rem}
      .cell+.prose{margin-top:2rem}
      .prose+.cell{margin-top:1.25rem}
      .prose>:last-child{margin-bottom:0}
      .prose>:first-child{margin-top:0}
      .cell+.prose>:first-child:is(h2,h3){margin-top:3rem}
      body>footer{margin-top:4rem;padding-bottom:3rem;font-size:.85rem;color:var(--soft)}
      body>footer p{border-top:1px solid var(--rule);padding-top:1rem;margin:0}
      @media (max-width:44rem){body>header,main,body>footer{padding-left:1rem;padding-right:1rem}\
      body>header{padding-top:2rem}h1{font-size:1.7rem}.prose,.output{margin-left:0;padding-left:0}\
      .number{min-width:1.75rem;text-align:left}.input{gap:.25rem}}
      @media print{body>header,main,body>footer{max-width:none;padding:0}.prose,.output{margin-left:0}\
      body>footer{margin-top:2rem}}

      """

  /// Slides: large, one at a time; on paper one a page.
  static let slides =
    common + """
      @page{size:297mm 167mm;margin:12mm}
      html{font-size:clamp(1rem,1.5vw,1.75rem)}
      main{margin:0 auto;max-width:64rem;padding:0 2rem}
      .slide{padding:2.5rem 0 5rem}
      .slide:focus{outline:none}
      .slide:first-child h1{font-size:2.6rem;margin-bottom:1.5rem}
      .slide>:first-child,.prose>:first-child{margin-top:0}
      .prose{font-size:1.1em;max-width:46rem}
      .cell{margin-top:1.25rem}
      .input pre{font-size:1rem}
      .output{margin-left:3rem}
      .output pre,.output .said,.output table{font-size:.9rem}
      .output details pre{font-size:.75rem}
      figure svg{max-height:62vh;width:100%}
      nav{position:fixed;right:1rem;bottom:.75rem;display:flex;gap:.5rem;align-items:center;background:var(--ground);\
      padding:.25rem .5rem;font-size:.85rem;color:var(--soft)}
      nav[hidden]{display:none}
      nav button{min-width:2.75rem;min-height:2.5rem}
      @media screen{.live .slide{min-height:100vh}.live .slide:not(.now){display:none}}
      @media (max-width:44rem){main{padding:0 1rem}.slide:first-child h1{font-size:1.9rem}.prose{font-size:1.05em}\
      .output{margin-left:0;padding-left:0}\
      .number{min-width:1.75rem;text-align:left}.input{gap:.25rem}figure svg{max-height:none;width:auto}}
      @media print{main{max-width:none;padding:0}.slide{padding:0;break-after:page}.slide:last-child{break-after:auto}\
      body{font-size:15pt}\
      .input pre,.output pre,.output .said,.output table{font-size:12.5pt}.slide:first-child h1{font-size:34pt}\
      .prose code{font-size:.85em}.prose{max-width:none}figure svg{max-height:10cm;width:auto}}

      """

  /// The colours of the pictures. Paper is light.
  static func colours(_ colours: AdaptiveColours) -> String {
    let light = colours.declarations(dark: false)
    if light.isEmpty { return "" }
    return ":root{\(light)}\n@media screen and (prefers-color-scheme:dark)"
      + "{:root{\(colours.declarations(dark: true))}}\n"
  }
}
