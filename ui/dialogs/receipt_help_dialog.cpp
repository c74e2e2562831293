// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/receipt_help_dialog.h"

#include "core/event/verdict.h"
#include "ui/models/verdict_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/sign_label.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <array>

namespace muscope {

namespace {

constexpr int TextWidth = 560;

} // namespace

ReceiptHelpDialog::ReceiptHelpDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("What a receipt proves"));
    setAccessibleName(windowTitle());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    layout->setSpacing(metrics::Gap);
    const std::array paragraphs{
        tr("A .mu receipt is a reversed copy of something, kept beside it. When one of the two is "
           "damaged, or changed without the other, they no longer agree, and muscope shows where."),
        tr("It does not show who made a change, or when. Whoever can write the row can write its "
           "receipt as well: a match says that both agree, not that nothing happened."),
        tr("An event without a receipt is neither good nor bad: nothing is known about it."),
    };
    for (const QString& paragraph : paragraphs) {
        auto* label = new RoleLabel(theme, ColorRole::Text, this);
        label->setText(paragraph);
        label->setWordWrap(true);
        label->setMinimumWidth(TextWidth);
        layout->addWidget(label);
    }
    auto* signs = new QGridLayout;
    signs->setHorizontalSpacing(metrics::Wide);
    signs->setColumnStretch(1, 1);
    for (const Verdict verdict :
         {Verdict::Match, Verdict::Differs, Verdict::Malformed, Verdict::WrongSubject,
          Verdict::NotCheckable, Verdict::None, Verdict::Unchecked}) {
        auto* sign = new SignLabel(theme, verdict, this);
        sign->setText(verdict == Verdict::None ? tr("none") : verdictWord(verdict), true);
        auto* meaning = new RoleLabel(theme, ColorRole::Muted, this);
        meaning->setText(verdict == Verdict::Match ? tr("Turned back, it is what is stored.")
                                                   : verdictExplanation(verdict, MatchLevel::None));
        meaning->setWordWrap(true);
        const int row = signs->rowCount();
        signs->addWidget(sign, row, 0, Qt::AlignTop);
        signs->addWidget(meaning, row, 1);
    }
    layout->addLayout(signs);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace muscope
