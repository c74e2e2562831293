// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/key_value_list.h"

#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/text_block.h"

#include <QGridLayout>

namespace muscope {

namespace {

constexpr int KeyWidth = 118;

} // namespace

KeyValueList::KeyValueList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::Half);
    m_grid->setVerticalSpacing(metrics::Quarter);
    m_grid->setColumnMinimumWidth(0, KeyWidth);
    m_grid->setColumnStretch(1, 1);
}

void KeyValueList::setFacts(const std::vector<Fact>& facts) {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const Fact& fact : facts) {
        auto* key = new RoleLabel(m_theme, ColorRole::Muted, this);
        key->setText(fact.key);
        auto* value = new TextBlock(m_theme, ColorRole::Text, this);
        if (fact.isMono) {
            value->setFont(monospaceFont());
        }
        value->setText(fact.value);
        value->setAccessibleName(fact.key);
        m_grid->addWidget(key, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1, Qt::AlignTop);
        ++row;
    }
}

} // namespace muscope
