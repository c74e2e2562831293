// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/html_writer.h"

#include "core/maml/html_text.h"
#include "core/maml/maml_names.h"
#include "core/maml/section_html.h"

#include <vector>

namespace muscope {

namespace {

constexpr std::string_view PageStart = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; --text: #1f2328; --faint: #59636e; --line: #d1d9e0;
  --code: #f3f5f7; --page: #ffffff; --error: #b3261e; --warning: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e8ea; --faint: #9aa4ae; --line: #3a4149; --code: #23282e; --page: #181b1f;
    --error: #ff8a80; --warning: #f0b849; } }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: var(--text);
  background: var(--page); font: 16px/1.55 Inter, system-ui, sans-serif; }
article + article { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 1rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
.faint { color: var(--faint); font-size: .875rem; }
.error { color: var(--error); }
.warning { color: var(--warning); }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
pre, code { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: .875rem; }
pre { background: var(--code); padding: .75rem 1rem; border-radius: 6px; overflow-x: auto; }
pre[lang]::before { content: attr(lang); display: block; color: var(--faint); font-size: .75rem;
  margin-bottom: .4rem; }
li:has(> input[type="checkbox"]) { list-style: none; }
td pre { background: none; padding: 0; margin: 0; white-space: pre-wrap; }
</style>
)";

void appendDiagnostics(std::string& html, const std::vector<MamlDiagnostic>& diagnostics) {
    if (diagnostics.empty()) {
        return;
    }
    html += "<ul>\n";
    for (const MamlDiagnostic& each : diagnostics) {
        html += "<li><span class=\"" + std::string(nameOf(each.severity)) + "\">" +
                std::string(nameOf(each.severity)) + " " + escapedHtml(each.code) +
                "</span> line " + std::to_string(each.line) + ", column " +
                std::to_string(each.column) + ": " + escapedHtml(each.message) + "</li>\n";
    }
    html += "</ul>\n";
}

void appendFrontMatter(std::string& html, const std::vector<MamlEntry>& entries) {
    if (entries.empty()) {
        return;
    }
    html += "<table>\n";
    for (const MamlEntry& entry : entries) {
        html += "<tr><th>" + escapedHtml(entry.key) + "</th><td><pre>" +
                escapedHtml(entry.aligned()) + "</pre></td></tr>\n";
    }
    html += "</table>\n";
}

void appendDocument(std::string& html, const MamlDocument& document) {
    html += "<article>\n<p class=\"faint\">lines " + std::to_string(document.line) + " to " +
            std::to_string(document.endLine) + ", dialect " +
            std::string(nameOf(document.dialect)) + "</p>\n";
    appendDiagnostics(html, document.diagnostics);
    appendFrontMatter(html, document.frontMatter);
    html += preambleHtml(document);
    for (const MamlSection& section : document.sections) {
        html += "<h2 id=\"line-" + std::to_string(section.line) + "\">" +
                escapedHtml(section.name) + "</h2>\n" + sectionHtml(document, section);
    }
    html += "</article>\n";
}

} // namespace

std::string renderHtml(const MamlFile& file, std::string_view title) {
    std::string html(PageStart);
    html += "<title>" + escapedHtml(title) + "</title>\n</head>\n<body>\n<h1>" +
            escapedHtml(title) + "</h1>\n";
    appendDiagnostics(html, file.diagnostics);
    for (const MamlDocument& document : file.documents) {
        appendDocument(html, document);
    }
    html += "</body>\n</html>\n";
    return validUtf8(html);
}

} // namespace muscope
