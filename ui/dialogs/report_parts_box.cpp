// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/report_parts_box.h"

#include "ui/models/report_words.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QGridLayout>

namespace muscope {

namespace {

constexpr int Columns = 2;

} // namespace

ReportPartsBox::ReportPartsBox(QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(tr("Parts of the report"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::Wide);
    grid->setVerticalSpacing(metrics::Half);
    const int rows = (static_cast<int>(ReportPartCount) + Columns - 1) / Columns;
    for (const ReportPart part : reportParts()) {
        const auto place = static_cast<int>(part);
        auto* box = new QCheckBox(reportPartName(part), this);
        box->setToolTip(reportPartMeaning(part));
        connect(box, &QCheckBox::clicked, this, &ReportPartsBox::changed);
        grid->addWidget(box, place % rows, place / rows);
        m_boxes[static_cast<std::size_t>(part)] = box;
    }
    grid->setColumnStretch(Columns, 1);
}

ReportParts ReportPartsBox::parts() const {
    ReportParts parts;
    for (const ReportPart part : reportParts()) {
        if (m_boxes[static_cast<std::size_t>(part)]->isChecked()) {
            parts.add(part);
        }
    }
    return parts;
}

void ReportPartsBox::setParts(ReportParts parts) {
    for (const ReportPart part : reportParts()) {
        m_boxes[static_cast<std::size_t>(part)]->setChecked(parts.has(part));
    }
}

} // namespace muscope
