// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What of a page is no table: failing receipts and problems, with their evidence.
#include "core/report/html_page.h"
#include "core/report/report_text.h"

namespace muscope {

void HtmlPage::place(const ReportPlace& place) {
    if (place.number > 0) {
        put("<span class=\"code muted\">#");
        put(countText(place.number));
        put("</span>");
    }
    for (const auto& [label, value] :
         {std::pair{"", &place.time}, std::pair{"event ", &place.event},
          std::pair{"session ", &place.session}}) {
        if (!value->empty()) {
            put("<span class=\"muted\">");
            put(label);
            put("<span class=\"code\">");
            text(*value);
            put("</span></span>");
        }
    }
}

void HtmlPage::code(std::string_view label, std::string_view text) {
    put("<div class=\"label\">");
    this->text(label);
    put("</div><pre>");
    lines(text);
    put("</pre>\n");
}

void HtmlPage::excerpt(std::string_view label, const ReportExcerpt& excerpt) {
    put("<div class=\"label\">");
    text(label);
    put(" · ");
    put(countText(excerpt.size, "byte", "bytes"));
    put("</div><pre>");
    put(excerpt.isCutBefore ? "…" : "");
    lines(excerpt.before);
    if (!excerpt.differing.empty()) {
        put("<mark>");
        lines(excerpt.differing);
        put("</mark>");
    }
    lines(excerpt.after);
    put(excerpt.isCutAfter ? "…" : "");
    put("</pre>");
}

void HtmlPage::failure(const FailedReceipt& failed) {
    put("<div class=\"card\"><div class=\"title\">");
    sign(failed.verdict);
    put("<b>");
    text(failed.place.name.empty() ? failed.place.type : failed.place.name);
    put("</b><span>");
    text(verdictText(failed.verdict));
    put("</span>");
    place(failed.place);
    put("</div>\n<p>");
    text(failureSentence(failed));
    put("</p>\n");
    if (failed.stored && failed.turnedBack) {
        put("<div class=\"sides\"><div>");
        excerpt("Stored " + failed.subject, *failed.stored);
        put("</div><div>");
        excerpt("Receipt, turned back" + (failed.rule.empty() ? "" : " (" + failed.rule + ")"),
                *failed.turnedBack);
        put("</div></div>\n");
    }
    if (failed.asWritten.size > 0) {
        put("<div class=\"whole\">");
        excerpt("Receipt as written, in " + failed.foundIn, failed.asWritten);
        put("</div>");
    }
    put("</div>\n");
}

void HtmlPage::problem(const ReportProblem& problem) {
    put("<div class=\"card\"><div class=\"title\"><b class=\"severity-");
    put(problem.severity == "error" ? "error" : problem.severity == "info" ? "info" : "warning");
    put("\">");
    text(problemText(problem.kind));
    put("</b>");
    if (!problem.place.event.empty()) {
        put("<span>");
        text(problem.place.name.empty() ? problem.place.type : problem.place.name);
        put("</span>");
    }
    place(problem.place);
    put("</div>\n<p>");
    text(problem.message);
    put("</p>\n");
    if (problem.path || !problem.workflowLine.empty()) {
        put("<div class=\"sides\"><div>");
        if (problem.path) {
            code("In the event, at " + (problem.path->empty() ? "its root" : *problem.path),
                 problem.value);
        }
        put("</div><div>");
        if (!problem.workflowLine.empty()) {
            code("In " + problem.workflow + ", line " + std::to_string(problem.line),
                 problem.workflowLine);
        }
        put("</div></div>");
    } else if (!problem.workflow.empty()) {
        put("<p class=\"muted\">");
        text(problem.workflow + ", line " + std::to_string(problem.line));
        put("</p>");
    }
    put("</div>\n");
}

} // namespace muscope
