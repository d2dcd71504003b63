package dev.loki.domain.compliance.format;

/** How a page looks: light and dark as the reader has it, and on paper. */
final class HtmlStyle {

    static final String CSS = """
            :root { --ink: #1c2126; --soft: #5b6670; --paper: #ffffff; --ground: #f3f4f2; --line: #d9dcd8;
              --mark: #1d5c4d; --good: #e6f2ec; --bad: #a11a1a; --badground: #fdeaea; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e4e7e5; --soft: #9aa5a0; --paper: #191d1c; --ground: #101312; --line: #333a38;
                --mark: #7fc8b2; --good: #173029; --bad: #ff9d94; --badground: #40191a; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
            header, main { max-width: 64rem; margin: 0 auto; background: var(--paper); padding: 2rem 3rem; }
            header { padding-bottom: 0; margin-top: 2rem; border-top: 4px solid var(--mark); }
            main { display: flow-root; padding-top: 0; margin-bottom: 2rem; }
            h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
            h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; color: var(--mark); }
            p { margin: .5rem 0; max-width: 46rem; }
            .mark { margin: 0 0 1rem; color: var(--mark); font-size: .8rem; font-weight: 600; letter-spacing: .08em;
              text-transform: uppercase; }
            .subtitle { color: var(--soft); overflow-wrap: anywhere; }
            .status { margin: 1.25rem 0 0; max-width: none; padding: .75rem 1rem; border-left: 4px solid var(--mark);
              background: var(--good); font-weight: 600; overflow-wrap: anywhere; }
            .status.alarm { border-color: var(--bad); background: var(--badground); color: var(--bad); }
            table { width: 100%; border-collapse: collapse; margin: .75rem 0 1.25rem; font-size: .9rem; }
            th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0;
              border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
            td { overflow-wrap: anywhere; }
            thead th { color: var(--soft); font-weight: 600; font-size: .8rem; border-bottom: 2px solid var(--line); }
            tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 7.5rem; }
            th.number, td.number { text-align: right; padding-right: 1.25rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .facts th { width: 15rem; font-weight: 400; color: var(--soft); }
            code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
            @media (max-width: 40rem) { header, main { padding-left: 1rem; padding-right: 1rem; } }
            @media print {
              :root { --ink: #000000; --soft: #444444; --paper: #ffffff; --ground: #ffffff; --line: #bbbbbb;
                --mark: #1d5c4d; --good: #ffffff; --bad: #a11a1a; --badground: #ffffff; }
              @page { margin: 18mm 15mm; }
              body { font-size: 10pt; }
              header, main { max-width: none; margin: 0; padding: 0; }
              header { border-top: 0; }
              h2 { break-after: avoid; }
              thead { display: table-header-group; }
              tr { break-inside: avoid; } }
            """;

    private HtmlStyle() {}
}
