//! The script of documents that other sites show in a frame.

/// The first lines of the framed page, before anything is drawn. They read what concerns the frame and not the view
/// (theme, search box, one event alone, how many events), follow the theme of the page around the frame, and tell that
/// page how high the content is. They need neither the app nor storage nor an origin.
pub const FRAME: &str = "(function(){var d=document,r=d.documentElement,p=new URLSearchParams(location.search),h=0,\
n=Math.min(parseInt(p.get('limit'),10),100);\
function t(v){if(v==='light'||v==='dark')r.setAttribute('data-theme',v);else r.removeAttribute('data-theme')}\
function s(){var v=Math.ceil(r.getBoundingClientRect().height);\
if(innerWidth&&v&&v!==h){h=v;parent.postMessage({type:'vigil:height',height:v},'*')}}\
t(p.get('theme'));\
if(p.get('search')==='on')r.setAttribute('data-search','');\
if(p.get('event'))r.setAttribute('data-single','');\
if(n>0)r.setAttribute('data-limit',n);\
addEventListener('message',function(e){if(e.source===parent&&e.data&&e.data.type==='vigil:theme')t(e.data.theme)});\
addEventListener('load',s);\
d.addEventListener('DOMContentLoaded',function(){\
if(n>0)d.querySelectorAll('#main .row').forEach(function(w,i){if(i>=n)w.remove()});\
new ResizeObserver(s).observe(r);s()})})()";
