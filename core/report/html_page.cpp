// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/html_page.h"

#include "core/json/visible_text.h"
#include "core/maml/html_text.h"
#include "core/maml/markdown_html.h"
#include "core/report/markdown_text.h"
#include "core/report/payload_start.h"
#include "core/report/report_style.h"
#include "core/report/report_summary.h"
#include "core/report/report_text.h"
#include "core/report/svg_timeline.h"

namespace muscope {

namespace {

constexpr std::int64_t EventsPerTable = 500; // so that a browser draws those in view alone

const char* className(CellStyle style) {
    switch (style) {
    case CellStyle::Text:
        return "wrap";
    case CellStyle::Code:
        return "code";
    case CellStyle::Number:
        break;
    }
    return "number";
}

} // namespace

void HtmlPage::text(std::string_view text) {
    put(escapedHtml(json::visibleLine(text)));
}

void HtmlPage::lines(std::string_view text) {
    put(escapedHtml(json::visibleText(text)));
}

void HtmlPage::sign(Verdict verdict) {
    put("<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#sign-");
    put(wordFor(verdict));
    put("\"/></svg>");
}

void HtmlPage::begin(const Report& report, std::span<const Section> sections) {
    put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Session report: ");
    text(report.question.store);
    put("</title>\n<style>\n");
    put(reportStyle());
    put("</style>\n</head>\n<body>\n");
    put(svgSigns());
    put("<main>\n<header>\n<h1>Session report</h1>\n<p><span class=\"code\">");
    text(report.question.store);
    put("</span>");
    if (!report.coverage.firstAt.empty()) {
        put(" · ");
        text(report.coverage.firstAt + " to " + report.coverage.lastAt);
    }
    put("</p>\n</header>\n");
    summary(report);
    put("<nav aria-label=\"Contents\">");
    for (const Section& one : sections) {
        put("<a href=\"#");
        put(one.id);
        put("\">");
        text(one.title);
        put("</a>\n");
    }
    put("</nav>\n");
}

void HtmlPage::summary(const Report& report) {
    put(report.fails() ? "<div class=\"summary fails\">" : "<div class=\"summary\">");
    sign(summaryVerdict(report.coverage.events));
    put("<div>");
    for (const std::string& sentence : report.summary) {
        put("<p>");
        text(sentence);
        put("</p>\n");
    }
    put("</div></div>\n");
}

void HtmlPage::end() {
    put("</section>\n<footer>Made by muscope. A receipt shows damage and one-sided edits; it does "
        "not show who made a change.</footer>\n</main>\n</body>\n</html>\n");
}

void HtmlPage::section(const Section& section) {
    put(m_isSectionOpen ? "</section>\n<section id=\"" : "<section id=\"");
    put(section.id);
    put("\">\n<h2>");
    text(section.title);
    put("</h2>\n");
    m_isSectionOpen = true;
}

void HtmlPage::heading(std::string_view heading) {
    put("<h3>");
    text(heading);
    put("</h3>\n");
}

void HtmlPage::paragraph(std::string_view sentence) {
    put("<p class=\"muted\">");
    text(sentence);
    put("</p>\n");
}

void HtmlPage::list(std::span<const std::string> sentences) {
    put("<ul>\n");
    for (const std::string& sentence : sentences) {
        put("<li>");
        text(sentence);
        put("</li>\n");
    }
    put("</ul>\n");
}

void HtmlPage::facts(std::span<const PageFact> facts) {
    put("<dl>\n");
    for (const PageFact& fact : facts) {
        put("<dt>");
        text(fact.label);
        put(fact.style == CellStyle::Code ? "</dt><dd class=\"code\">" : "</dt><dd>");
        text(fact.value);
        put("</dd>\n");
    }
    put("</dl>\n");
}

void HtmlPage::beginTable(std::span<const PageColumn> columns) {
    put("<div class=\"scroll\"><table>\n<thead><tr>");
    m_columns.clear();
    for (const PageColumn& column : columns) {
        m_columns.push_back(column.style);
        put(column.style == CellStyle::Number ? "<th class=\"number\">" : "<th>");
        text(column.title);
        put("</th>");
    }
    put("</tr></thead>\n<tbody>\n");
}

void HtmlPage::row(std::span<const PageCell> cells, bool fails) {
    put(fails ? "<tr class=\"fails\">" : "<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        put("<td class=\"");
        put(className(m_columns[i]));
        put("\">");
        if (cells[i].sign) {
            sign(*cells[i].sign);
        }
        text(cells[i].text);
        put("</td>");
    }
    put("</tr>\n");
}

void HtmlPage::endTable() {
    put("</tbody></table></div>\n");
}

void HtmlPage::picture(const TimelinePicture& picture) {
    put(svgTimeline(picture));
}

void HtmlPage::ownMarkdown(std::string_view markdown) {
    put(markdownHtml(belowSection(markdown)));
}

void HtmlPage::beginEvents() {
    m_events = 0;
}

void HtmlPage::event(const ReportEvent& event) {
    if (m_events % EventsPerTable == 0) {
        put(m_events > 0 ? "</tbody></table>\n" : "");
        put("<table class=\"events\"><thead><tr><th class=\"number\">#</th><th>Time</th><th>Type"
            "</th><th>Method or tool</th><th>Direction</th><th>Receipt</th><th class=\"number\">"
            "Bytes</th><th>Event</th></tr></thead><tbody>\n");
    }
    ++m_events;
    put(isFailure(event.verdict) ? "<tr class=\"head fails\"><td class=\"number\">"
                                 : "<tr class=\"head\"><td class=\"number\">");
    put(countText(event.number));
    put("</td><td class=\"code\">");
    text(event.time);
    put("</td><td>");
    text(event.stored.type);
    put("</td><td>");
    text(event.name);
    put("</td><td>");
    put(directionText(event.direction));
    put("</td><td>");
    sign(event.verdict);
    put(verdictText(event.verdict, event.level));
    put("</td><td class=\"number\">");
    const PayloadStart payload = payloadStart(event.stored);
    put(countText(payload.size));
    put("</td><td class=\"code\">");
    text(event.stored.eventId);
    put("</td></tr>\n<tr class=\"payload\"><td colspan=\"8\"><pre>");
    lines(payload.text);
    put(payload.isCut ? "…</pre></td></tr>\n" : "</pre></td></tr>\n");
}

void HtmlPage::endEvents() {
    put(m_events > 0 ? "</tbody></table>\n" : "<p class=\"muted\">There is none.</p>\n");
}

} // namespace muscope
