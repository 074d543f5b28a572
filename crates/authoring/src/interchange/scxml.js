function fact(facts, id) {
  var given = Object.prototype.hasOwnProperty.call(facts, id) ? facts[id] : null;
  return given === null || given === undefined ? defaults[id] : given;
}
function isBy(event, roles) {
  var by = event.data ? event.data.by : null;
  return by === null || by === undefined || roles.indexOf(by) >= 0;
}
function hasFields(event, ids) {
  var fields = (event.data && event.data.fields) || {};
  return ids.every(function (id) {
    var value = Object.prototype.hasOwnProperty.call(fields, id) ? fields[id] : null;
    return value !== null && value !== undefined && String(value).trim() !== "";
  });
}
function delay(months, milliseconds) {
  var now = Date.now(), due = new Date(now), day = due.getUTCDate();
  due.setUTCMonth(due.getUTCMonth() + months);
  if (due.getUTCDate() !== day) due.setUTCDate(0); // the last day of a shorter month
  return due.getTime() + milliseconds - now + "ms";
}
