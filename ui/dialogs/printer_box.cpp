// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/printer_box.h"

#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace muscope {

namespace {

constexpr int MostCopies = 999;

} // namespace

PrinterBox::PrinterBox(PrintSystem& system, QString usual, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_system(system)
    , m_usual(std::move(usual))
    , m_printer(new QComboBox(this))
    , m_copies(new QSpinBox(this))
    , m_pages(new QLineEdit(this))
    , m_about(new RoleLabel(theme, ColorRole::Muted, this)) {
    build();
    connect(&system, &PrintSystem::printersFound, this, &PrinterBox::showPrinters);
    connect(&system, &PrintSystem::printersNotFound, this, [this](const Error& error) {
        tell(visibleLine(error.message), ColorRole::Malformed);
        emit changed();
    });
    connect(m_pages, &QLineEdit::textChanged, this, &PrinterBox::showPages);
}

void PrinterBox::build() {
    setAccessibleName(tr("Printer and pages"));
    m_printer->setAccessibleName(tr("Printer"));
    m_printer->view()->setAccessibleName(m_printer->accessibleName());
    m_printer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_printer->setEnabled(false);
    m_copies->setAccessibleName(tr("Copies"));
    m_copies->setRange(1, MostCopies);
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setPlaceholderText(tr("all; or 1-4, 7"));
    m_about->setWordWrap(true);
    m_about->setText(tr("Asking for printers…"));
    auto* details = new QHBoxLayout;
    details->setSpacing(metrics::Half);
    auto* copies = new QLabel(tr("&Copies"), this);
    copies->setBuddy(m_copies);
    auto* pages = new QLabel(tr("Pa&ges"), this);
    pages->setBuddy(m_pages);
    details->addWidget(copies);
    details->addWidget(m_copies);
    details->addSpacing(metrics::Half);
    details->addWidget(pages);
    details->addWidget(m_pages, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_printer);
    layout->addLayout(details);
    layout->addWidget(m_about);
    setFocusProxy(m_printer);
}

void PrinterBox::showPrinters() {
    m_printer->clear();
    for (const QString& printer : m_system.printers()) {
        m_printer->addItem(printer);
    }
    m_printer->setCurrentIndex(std::max(0, m_printer->findText(m_usual)));
    m_printer->setEnabled(true);
    showPages();
}

void PrinterBox::showPages() {
    const bool isWrong = !pageRangesOf(m_pages->text());
    if (isWrong) {
        tell(tr("Pages are numbers and ranges in rising order, as in 1-4, 7, 9-"),
             ColorRole::Malformed);
    } else if (m_printer->count() > 0) {
        tell(tr("The printer's own settings decide on paper and sides."), ColorRole::Muted);
    }
    emit changed();
}

void PrinterBox::tell(const QString& sentence, ColorRole role) {
    m_about->setRole(role);
    m_about->setText(sentence);
}

bool PrinterBox::isReady() const {
    return m_printer->count() > 0 && pageRangesOf(m_pages->text()).has_value();
}

PrintOrder PrinterBox::order() const {
    return {m_printer->currentText(),
            m_copies->value(),
            pageRangesOf(m_pages->text()).value_or(QString()),
            {}};
}

} // namespace muscope
