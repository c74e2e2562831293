// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/report_words.h"

#include "ui/models/number_text.h"

#include <QCoreApplication>

namespace muscope {

namespace {

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(muscope::ReportWords)
};

constexpr std::int64_t Kibi = 1 << 10;
constexpr std::int64_t Mebi = 1 << 20;

} // namespace

QString reportPartName(ReportPart part) {
    switch (part) {
    case ReportPart::Verdicts:
        return ReportWords::tr("Verdicts");
    case ReportPart::Timelines:
        return ReportWords::tr("Timelines");
    case ReportPart::Failures:
        return ReportWords::tr("Failing receipts");
    case ReportPart::Problems:
        return ReportWords::tr("Other problems");
    case ReportPart::Operations:
        return ReportWords::tr("Operations");
    case ReportPart::Workflows:
        return ReportWords::tr("Workflows");
    case ReportPart::Digests:
        return ReportWords::tr("Digests");
    case ReportPart::Proof:
        return ReportWords::tr("What is proven");
    case ReportPart::Events:
        return ReportWords::tr("Every event");
    }
    Q_UNREACHABLE();
}

QString reportPartMeaning(ReportPart part) {
    switch (part) {
    case ReportPart::Verdicts:
        return ReportWords::tr("How many events have which verdict");
    case ReportPart::Timelines:
        return ReportWords::tr("A picture of each session");
    case ReportPart::Failures:
        return ReportWords::tr("What is stored beside what the receipt says, where they differ");
    case ReportPart::Problems:
        return ReportWords::tr("Breaches of schemas with both ends, errors, hung calls");
    case ReportPart::Operations:
        return ReportWords::tr("Calls and errors of each tool, and how long they took");
    case ReportPart::Workflows:
        return ReportWords::tr("What events were held against");
    case ReportPart::Digests:
        return ReportWords::tr("A value over all events of each session, to compare with later");
    case ReportPart::Proof:
        return ReportWords::tr("What receipts, digests and signatures show and do not show");
    case ReportPart::Events:
        return ReportWords::tr("A list of every event, with the beginning of its payload");
    }
    Q_UNREACHABLE();
}

QString sizeText(std::int64_t bytes) {
    if (bytes < Kibi) {
        return ReportWords::tr("%1 bytes").arg(countText(bytes));
    }
    return bytes < Mebi ? ReportWords::tr("%1 KiB").arg(countText(bytes / Kibi))
                        : ReportWords::tr("%1 MiB").arg(
                              static_cast<double>(bytes) / static_cast<double>(Mebi), 0, 'f', 1);
}

} // namespace muscope
