// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/proven_dialog.h"

#include "core/receipt/proven_text.h"
#include "ui/style/metrics.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize ProvenFirstSize{680, 720};

} // namespace

ProvenDialog::ProvenDialog(QSettings& settings, QWidget* parent)
    : ToolDialog(settings, u"help/provenSize"_s, ProvenFirstSize, parent) {
    setWindowTitle(tr("What is proven, and what is not"));
    setAccessibleName(windowTitle());
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(windowTitle());
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(metrics::Wide);
    text->setMarkdown(provenText());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(text, 1);
    auto* row = new QVBoxLayout;
    row->setContentsMargins(metrics::Wide, metrics::Half, metrics::Wide, metrics::Half);
    row->addWidget(buttons);
    layout->addLayout(row);
}

} // namespace muscope
