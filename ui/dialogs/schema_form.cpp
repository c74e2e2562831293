// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/schema_form.h"

#include "ui/dialogs/field_editor.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

SchemaForm::SchemaForm(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Fields to fill in"));
}

SchemaForm::~SchemaForm() = default;

void SchemaForm::setForm(const InputForm& form) {
    m_editors.clear();
    m_others.clear();
    auto* page = new QWidget(this);
    page->setAccessibleName(accessibleName());
    auto* layout = new QFormLayout(page);
    layout->setContentsMargins(0, 0, metrics::Half, 0);
    layout->setHorizontalSpacing(metrics::Wide);
    layout->setVerticalSpacing(metrics::Half);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    setWidget(page);
    for (const InputField& field : form.fields()) {
        addField(field);
    }
    if (form.fields().empty()) {
        auto* none = new RoleLabel(m_theme, ColorRole::Muted, page);
        none->setText(tr("It takes no arguments."));
        layout->addRow(none);
    }
    emit changed();
}

void SchemaForm::addField(const InputField& field) {
    QWidget* page = widget();
    auto* layout = qobject_cast<QFormLayout*>(page->layout());
    m_editors.push_back(std::make_unique<FieldEditor>(field, page));
    FieldEditor* editor = m_editors.back().get();
    connect(editor, &FieldEditor::changed, this, &SchemaForm::changed);
    auto* label = new QLabel(page);
    label->setTextFormat(Qt::PlainText);
    label->setText(visibleLine(field.title) + (field.isRequired ? u" *"_s : QString()));
    label->setToolTip(field.isRequired ? tr("required") : tr("may be left empty"));
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(editor->widget());
    if (!field.hint.isEmpty()) {
        auto* hint = new RoleLabel(m_theme, ColorRole::Muted, page);
        hint->setFont(scaledFont(hint->font(), 0.92));
        hint->setText(visibleText(field.hint));
        hint->setWordWrap(true);
        cell->addWidget(hint);
    }
    layout->addRow(label, cell);
}

void SchemaForm::setObject(std::string_view object) {
    InputValues values = valuesOf(object).value_or(InputValues());
    for (const auto& editor : m_editors) {
        const std::string& name = editor->field().name;
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&name](const auto& value) { return value.first == name; });
        editor->setValue(found == values.end() ? std::nullopt : std::optional(found->second));
        if (found != values.end()) {
            values.erase(found);
        }
    }
    m_others = std::move(values);
    emit changed();
}

std::string SchemaForm::object() const {
    InputValues values;
    for (const auto& editor : m_editors) {
        if (auto value = editor->value()) {
            values.emplace_back(editor->field().name, std::move(*value));
        }
    }
    values.insert(values.end(), m_others.begin(), m_others.end());
    return objectOf(values);
}

} // namespace muscope
