// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/builtin_writers.h"

#include "core/report/csv_report_writer.h"
#include "core/report/html_report_writer.h"
#include "core/report/markdown_report_writer.h"
#include "core/report/ndjson_report_writer.h"

namespace muscope {

namespace {

template <typename Writer>
std::unique_ptr<const ReportWriter> make() {
    return std::make_unique<const Writer>();
}

} // namespace

const std::vector<ReportFormat>& builtinWriters() {
    static const std::vector<ReportFormat> formats{
        {"html", "HTML", "html", usualReportParts(), &make<HtmlReportWriter>},
        {"md", "Markdown", "md", usualReportParts(), &make<MarkdownReportWriter>},
        {"csv", "CSV", "csv", {ReportPart::Events}, &make<CsvReportWriter>},
        {"ndjson",
         "NDJSON",
         "ndjson",
         {ReportPart::Digests, ReportPart::Proof, ReportPart::Events},
         &make<NdjsonReportWriter>}};
    return formats;
}

} // namespace muscope
