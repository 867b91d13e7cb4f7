/** What nhsuk-frontend has no component for: our mark, charts, figures, small print, and paper. */
export const ownStyle = `
body{margin:0;background:#fff;color:#212b32;font-family:Arial,Helvetica,sans-serif}
.triptych-page .nhsuk-header{background:#005eb8}
.triptych-header{display:flex;align-items:center;gap:12px;padding:16px 0;color:#fff}
.triptych-header__name{font-size:1.375rem;font-weight:600;line-height:1.2}
.triptych-header__panel{margin-left:4px;padding-left:16px;border-left:1px solid #337ec6;font-size:1.1875rem}
.triptych-mark{display:block;flex:none}
.triptych-banner{background:#fff9c4;border-bottom:4px solid #ffb81c;color:#212b32}
.triptych-banner p{margin:0;padding:12px 0;max-width:none}
.triptych-lead{font-size:1.375rem;line-height:1.4;max-width:38em}
.triptych-section{margin-top:56px;padding-top:24px;border-top:1px solid #d8dde0}
.triptych-section>p,.triptych-section>ul{max-width:44em}
.triptych-section>h3,.triptych-section>*+.triptych-figures{margin-top:40px}
h2+.triptych-figures.triptych-figures{margin-top:0}
h2:focus,main:focus{outline:none}
.triptych-table{margin:0 0 8px}
.triptych-scroll{overflow-x:auto;container-type:inline-size;margin-bottom:8px}
.triptych-caption{display:block;position:sticky;left:0;max-width:100cqi;white-space:normal}
.triptych-table--narrow{max-width:620px}
.triptych-scroll:focus{outline:4px solid #ffeb3b;outline-offset:2px;box-shadow:0 0 0 8px #212b32}
.triptych-scroll .nhsuk-table{margin-bottom:0}
.triptych-figure{margin:0 0 32px}
.triptych-figure figcaption{font-weight:600;font-size:1.1875rem;line-height:1.4;margin-bottom:8px}
.triptych-scroll .nhsuk-table__caption{text-align:left}
.triptych-table td,.triptych-table tbody th{vertical-align:top}
.triptych-table tbody th{font-weight:400}
.triptych-table .nhsuk-table__cell--numeric,.triptych-table .nhsuk-table__header--numeric{font-variant-numeric:tabular-nums}
.triptych-table .triptych-total th,.triptych-table .triptych-total td{border-top:2px solid #212b32;font-weight:600}
.triptych-table code,.triptych-code{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.9375em;color:inherit;overflow-wrap:anywhere;background:none;padding:0}
.triptych-small{font-size:1rem;line-height:1.5;color:#4c6272;max-width:44em;margin-bottom:8px}
.triptych-chart{display:block;width:100%;min-width:540px;max-width:720px;height:auto;color:#212b32;font-family:Arial,Helvetica,sans-serif}
.triptych-chart text{font-family:Arial,Helvetica,sans-serif}
.triptych-cases>.nhsuk-details{margin-bottom:8px}
.nhsuk-details__summary-text .nhsuk-tag{margin-right:8px;vertical-align:1px}
.nhsuk-details__text{max-width:none}
.nhsuk-footer p{margin:0}
.nhsuk-inset-text{margin-top:24px;margin-bottom:24px}
.nhsuk-summary-list ul{margin-bottom:0}
.nhsuk-details__text>.triptych-small:last-child{margin-bottom:0}
@media (min-width:48.0625em){.triptych-page .nhsuk-contents-list__list{columns:2;column-gap:32px}.nhsuk-contents-list__item{break-inside:avoid}}
@media (max-width:40.0525em){.triptych-lead{font-size:1.1875rem}.triptych-section{margin-top:40px}.triptych-header__name{font-size:1.1875rem}}
.triptych-paper p,.triptych-paper li,.triptych-paper td,.triptych-paper th,.triptych-paper dt,.triptych-paper dd,.triptych-paper caption,.triptych-paper figcaption{font-size:.8125rem;line-height:1.3}
.triptych-paper p,.triptych-paper ul,.triptych-paper dl,.triptych-paper table,.triptych-paper figure{margin-bottom:6px}
.triptych-paper .nhsuk-table td,.triptych-paper .nhsuk-table th,.triptych-paper dt,.triptych-paper dd{padding-top:2px;padding-bottom:2px}
.triptych-paper li{margin-bottom:2px}
.triptych-paper h1{font-size:1.375rem;margin-bottom:4px!important}
.triptych-paper h2{font-size:1.125rem;margin-bottom:4px}
.triptych-paper .triptych-section{margin-top:10px;padding-top:8px}
.triptych-paper .triptych-chart{max-width:400px}
@media print{
.triptych-paper details{display:none}
.triptych-page .nhsuk-header,.triptych-header{background:none;color:#000}
.triptych-mark rect{fill:#000}
.triptych-scroll{overflow:visible}
.triptych-chart{min-width:0;max-width:100%}
.nhsuk-skip-link,.nhsuk-contents-list{display:none}
.triptych-section{break-before:auto}
h2,h3,caption{break-after:avoid}
tr,figure,.triptych-chart{break-inside:avoid}
thead{display:table-header-group}
a[href^="#"]::after{content:""!important}
.nhsuk-table{font-size:9pt}
}
@page{size:A4;margin:18mm 14mm}
`
