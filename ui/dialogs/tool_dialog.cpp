// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/tool_dialog.h"

#include "ui/style/metrics.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QHideEvent>
#include <QSettings>

namespace muscope {

ToolDialog::ToolDialog(QSettings& settings, const QString& key, const QSize& firstSize,
                       QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_key(key) {
    setAttribute(Qt::WA_DeleteOnClose);
    resize(settings.value(key, firstSize).toSize());
}

QVBoxLayout* ToolDialog::newLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    layout->setSpacing(metrics::Gap);
    return layout;
}

QFormLayout* ToolDialog::newForm() {
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(metrics::Wide);
    form->setVerticalSpacing(metrics::Half);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

void ToolDialog::hideEvent(QHideEvent* event) {
    m_settings.setValue(m_key, size());
    QDialog::hideEvent(event);
}

} // namespace muscope
