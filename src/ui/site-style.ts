/** The style of what only the pages of the server have: header, navigation, lists, filters, progress, tile map. */
export const siteStyle = `
.triptych-site{--accent:#003087;--accent-dark:#00246b}
.triptych-site--find{--accent:#005eb8;--accent-dark:#004b93}
.triptych-site--place{--accent:#006747;--accent-dark:#004d35}
.triptych-site--learn{--accent:#552e8a;--accent-dark:#42226d}
.triptych-site--administration{--accent:#425563;--accent-dark:#32414c}
.triptych-site--wide .nhsuk-width-container{max-width:1280px}
@media (min-width:64em) and (max-width:83.99em){.triptych-site--wide .nhsuk-width-container{margin-left:32px;margin-right:32px}}
.triptych-site-header{background:var(--accent);color:#fff}
.triptych-site-header__row{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 24px;padding:12px 0}
.triptych-site-header__home{display:flex;align-items:center;gap:12px;padding:4px 0;color:#fff;text-decoration:none}
.triptych-site-header__home:visited,.triptych-site-header__home:hover{color:#fff}
.triptych-site-header__home:hover .triptych-header__name{text-decoration:underline}
.triptych-site-header__panel{padding-left:12px;border-left:1px solid #ffffff80;font-size:1.1875rem;line-height:1.4}
.triptych-account{display:flex;max-width:100%;flex-wrap:wrap;align-items:stretch;background:var(--accent-dark);border-radius:4px;overflow:hidden;font-size:1rem;line-height:1.5}
.triptych-account__link,.triptych-account__link:visited{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;min-height:24px;padding:8px 12px;border:0;background:none;color:#fff;font:inherit;text-decoration:underline;cursor:pointer}
.triptych-account__link:hover{color:#fff;text-decoration:none}
.triptych-account__who{min-width:0;overflow-wrap:anywhere}
.triptych-account__who strong{font-weight:600;min-width:0}
.triptych-account__organisation{text-decoration:none;font-size:.9375rem}
.triptych-account__form{display:flex;margin:0;border-left:1px solid var(--accent)}
.triptych-navigation{border-top:1px solid #ffffff40}
.triptych-navigation ul{margin-top:0;margin-bottom:0}
.triptych-navigation__list{display:flex;flex-wrap:wrap;gap:0 24px;padding:0;list-style:none}
.triptych-navigation__list li{margin:0}
.triptych-navigation__link,.triptych-navigation__link:visited{display:block;margin:0 -8px;padding:12px 8px 8px;border-bottom:4px solid transparent;color:#fff;font-size:1rem;line-height:1.5;text-decoration:none}
.triptych-navigation__link:hover{color:#fff;text-decoration:underline}
.triptych-navigation__link[aria-current]{border-bottom-color:#fff;font-weight:600}
.triptych-site-header a:focus,.triptych-site-header button:focus{outline:4px solid transparent;outline-offset:-4px;background:#ffeb3b;color:#212b32;border-bottom-color:#212b32;box-shadow:inset 0 -4px #212b32;text-decoration:none}
.triptych-site-header a:focus .triptych-mark rect{fill:#212b32}
.triptych-site .nhsuk-main-wrapper{padding-top:32px}
.triptych-site [id]{scroll-margin-top:16px}
.triptych-site .nhsuk-footer,.triptych-site .nhsuk-inset-text{border-color:var(--accent)}
.triptych-site .nhsuk-card--feature .nhsuk-card__heading{background:var(--accent)}
.triptych-site .nhsuk-button-group{margin-right:0}
.triptych-site .nhsuk-button-group>form{display:flex;width:100%}
.triptych-site .nhsuk-button-group>form>.nhsuk-button{margin-bottom:20px}
@media (min-width:40.0625em){.triptych-site .nhsuk-button-group>form{width:auto;margin-right:24px}}
.triptych-site main{overflow-wrap:break-word}
.triptych-site .triptych-scroll{position:relative}
.triptych-site .nhsuk-summary-list__value,.triptych-site .nhsuk-inset-text{overflow-wrap:anywhere}
.triptych-site h1,.triptych-site legend{overflow-wrap:anywhere}
.triptych-count{display:block;color:#4c6272;font-size:1rem;font-weight:400;line-height:1.5}
.triptych-nowrap,.triptych-table .triptych-nowrap code{white-space:nowrap}
.triptych-section>.nhsuk-task-list{max-width:none}
.triptych-site main>.nhsuk-back-link{margin-bottom:24px}
.triptych-filter{margin-bottom:32px;padding:20px 20px 4px;background:#fff;border:1px solid #d8dde0;border-top:4px solid var(--accent)}
.triptych-filter__heading{margin:0 0 16px;font-size:1.1875rem;line-height:1.4}
.triptych-filter__fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,220px),1fr));gap:0 24px;align-items:end}
.triptych-filter .nhsuk-form-group{margin-bottom:16px}
.triptych-filter .nhsuk-select,.triptych-filter .nhsuk-input{width:100%;max-width:100%}
.triptych-filter .nhsuk-label{font-size:1rem;line-height:1.5}
.triptych-filter .nhsuk-button{margin-bottom:16px}
.triptych-filter__act{display:flex;flex-wrap:wrap;align-items:center;gap:0 24px}
.triptych-filter__act>a{margin-bottom:16px}
.triptych-chips{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px;padding:0;list-style:none}
.triptych-chips li{margin:0}
.triptych-chip,.triptych-chip:visited{display:inline-flex;align-items:center;gap:8px;min-height:24px;padding:4px 12px;background:#e8edee;border:1px solid #aeb7bd;border-radius:4px;color:#212b32;font-size:1rem;line-height:1.5;text-decoration:none}
.triptych-chip:hover{background:#d8dde0;color:#212b32}
.triptych-chip:focus{outline:4px solid transparent;background:#ffeb3b;border-color:#ffeb3b;color:#212b32;box-shadow:0 4px #212b32}
.triptych-chip__cross{font-weight:600}
.triptych-sort{white-space:nowrap}
.triptych-sort__arrow{display:inline-block;width:1em;margin-left:4px;text-decoration:none;text-align:center}
.nhsuk-table__header--numeric .triptych-sort__arrow{margin-left:0;margin-right:-2px}
.triptych-list .nhsuk-table{min-width:100%}
.triptych-nothing{padding:24px;border:1px solid #d8dde0;background:#fff;max-width:none}
.triptych-progress{max-width:44em;margin-bottom:32px;padding:24px;background:#fff;border:1px solid #d8dde0;border-left:8px solid var(--accent)}
.triptych-progress p{margin:0}
.triptych-progress__stage{font-weight:600}
.triptych-progress__bar{display:block;width:100%;height:16px;margin:12px 0;accent-color:var(--accent)}
.triptych-progress__count{font-variant-numeric:tabular-nums;color:#4c6272}
.triptych-reference{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.triptych-choice__who{display:block;color:#4c6272;font-size:1rem;line-height:1.5}
.triptych-choice__value{display:block;overflow-wrap:anywhere;white-space:pre-line}
.triptych-tiles{display:block;width:100%;max-width:360px;height:auto;font-family:Arial,Helvetica,sans-serif}
.triptych-tiles--wide{min-width:600px;max-width:740px}
.triptych-cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,260px),1fr));gap:24px;margin-bottom:40px}
.triptych-cards>.nhsuk-card{margin-bottom:0}
.triptych-beside{display:grid;gap:24px;margin-bottom:40px}
.triptych-beside>*{min-width:0;margin-bottom:0}
@media (min-width:60em){.triptych-beside{grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}.triptych-beside--stacked{grid-template-columns:minmax(0,1fr)}}
.triptych-legend{display:flex;flex-wrap:wrap;gap:8px 20px;margin:12px 0 0;padding:0;list-style:none;font-size:1rem;line-height:1.5}
.triptych-legend li{display:flex;align-items:center;gap:8px;margin:0}
.triptych-legend svg{flex:none}
.triptych-site .nhsuk-table a,.triptych-site .nhsuk-footer a,.nhsuk-error-summary a,.triptych-site .nhsuk-breadcrumb__link,.triptych-site .nhsuk-pagination a,.triptych-site .nhsuk-summary-list__actions a,.triptych-site .nhsuk-task-list__link,.triptych-site .nhsuk-card__link,.triptych-site .nhsuk-summary-list__value>a,.triptych-alone,.triptych-filter__act>a{display:inline-block;min-width:24px;min-height:24px}
.triptych-site main form:not(.triptych-filter)>.nhsuk-form-group{max-width:36em}
.triptych-site .nhsuk-task-list__status{white-space:nowrap}
@media (max-width:40.0525em){
.triptych-site-header__panel{font-size:1rem;padding-left:8px}
.triptych-site-header__home{gap:8px}
.triptych-site-header__row{align-items:flex-start}
.triptych-account{flex:1 1 100%}
.triptych-account__who{flex:1}
.triptych-navigation__list{gap:0 20px}
.triptych-navigation__link,.triptych-navigation__link:visited{padding:8px 8px 4px}
.triptych-filter{padding:16px 16px 0}
.triptych-site .nhsuk-main-wrapper{padding-top:24px}
}
@media (forced-colors:active){
.triptych-mark rect{fill:CanvasText}
.triptych-navigation__link,.triptych-navigation__link:visited{border-bottom-color:Canvas}
.triptych-navigation__link[aria-current]{border-bottom-color:CanvasText}
.triptych-site-header a:focus,.triptych-site-header button:focus{outline-offset:0}
}
@media print{
.triptych-site a[href^="/"]::after,.triptych-site a[href^="?"]::after{content:""!important}
.triptych-site-header{background:none;color:#000}
.triptych-site-header__home{color:#000}
.triptych-account,.triptych-navigation,.triptych-filter,.nhsuk-breadcrumb,.nhsuk-pagination,.nhsuk-footer,.nhsuk-button,.triptych-sort__arrow{display:none}
.triptych-progress,.triptych-nothing{break-inside:avoid}
.nhsuk-table .nhsuk-tag{font-size:9pt}
}
`
