// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/check_list.h"

#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/verdict_sign.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace muscope {

namespace {

Verdict signOf(ShapeCheck::State state) {
    switch (state) {
    case ShapeCheck::State::Ok:
        return Verdict::Match;
    case ShapeCheck::State::Broken:
        return Verdict::Differs;
    case ShapeCheck::State::Unknown:
        break;
    }
    return Verdict::NotCheckable;
}

int rankOf(ShapeCheck::State state) {
    return state == ShapeCheck::State::Broken ? 0 : state == ShapeCheck::State::Unknown ? 1 : 2;
}

// One check: the sign before the first line of its sentence.
class CheckRow final : public QWidget {
public:
    CheckRow(const Theme& theme, const ShapeCheck& check, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_verdict(signOf(check.state))
        , m_sentence(new RoleLabel(
              theme, check.state == ShapeCheck::State::Broken ? ColorRole::Text : ColorRole::Muted,
              this)) {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(metrics::SignSize + metrics::Half, 0, 0, 0);
        layout->addWidget(m_sentence);
        const QString sentence = visibleLine(QString::fromStdString(check.sentence));
        m_sentence->setText(sentence);
        m_sentence->setWordWrap(true);
        m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setAccessibleName(check.state == ShapeCheck::State::Ok
                              ? CheckList::tr("Holds: %1").arg(sentence)
                          : check.state == ShapeCheck::State::Broken
                              ? CheckList::tr("Broken: %1").arg(sentence)
                              : CheckList::tr("Not known: %1").arg(sentence));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int top = (m_sentence->fontMetrics().height() - metrics::SignSize) / 2;
        VerdictSign(m_theme).paint(painter, QRect(0, top + 1, metrics::SignSize, metrics::SignSize),
                                   m_verdict);
    }

private:
    const Theme& m_theme;
    Verdict m_verdict;
    RoleLabel* m_sentence;
};

} // namespace

CheckList::CheckList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metrics::Quarter);
    setAccessibleName(tr("Checks"));
}

void CheckList::setChecks(std::vector<ShapeCheck> checks) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    std::ranges::stable_sort(checks, {},
                             [](const ShapeCheck& check) { return rankOf(check.state); });
    for (const ShapeCheck& check : checks) {
        m_rows->addWidget(new CheckRow(m_theme, check, this));
    }
    setVisible(!checks.empty());
}

} // namespace muscope
