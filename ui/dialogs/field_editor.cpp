// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/field_editor.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/json/string_value.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int JsonLines = 3;

std::string quoted(const QString& text) {
    std::string value;
    json::appendQuoted(text.toStdString(), value);
    return value;
}

bool isNumber(const std::string& text) {
    json::Parser parser;
    const auto document = parser.parse(text);
    return document && (*document)->type(json::Root) == json::Type::Number;
}

} // namespace

FieldEditor::FieldEditor(InputField field, QWidget* parent)
    : m_field(std::move(field)) {
    switch (m_field.kind) {
    case InputField::Kind::Text:
    case InputField::Kind::Integer:
    case InputField::Kind::Number:
        m_line = new QLineEdit(parent);
        connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::changed);
        break;
    case InputField::Kind::Boolean:
        m_field.choices = {{"true", u"true"_s}, {"false", u"false"_s}};
        [[fallthrough]];
    case InputField::Kind::Choice:
        m_choices = new QComboBox(parent);
        m_choices->addItem(u"–"_s);
        for (const InputField::Choice& choice : m_field.choices) {
            m_choices->addItem(visibleLine(choice.title));
        }
        m_choices->view()->setAccessibleName(visibleLine(m_field.title));
        connect(m_choices, &QComboBox::currentIndexChanged, this, &FieldEditor::changed);
        break;
    case InputField::Kind::Json:
        m_json = new QPlainTextEdit(parent);
        m_json->setFont(monospaceFont());
        m_json->setTabChangesFocus(true);
        m_json->setPlaceholderText(u"JSON"_s);
        m_json->setFixedHeight(JsonLines * QFontMetrics(m_json->font()).lineSpacing() +
                               2 * metrics::Half);
        connect(m_json, &QPlainTextEdit::textChanged, this, &FieldEditor::changed);
        break;
    }
    widget()->setAccessibleName(visibleLine(m_field.title));
    widget()->setAccessibleDescription(visibleLine(m_field.hint));
    setValue(m_field.preset.empty() ? std::nullopt : std::optional(m_field.preset));
}

QWidget* FieldEditor::widget() const {
    return m_line != nullptr      ? static_cast<QWidget*>(m_line)
           : m_choices != nullptr ? static_cast<QWidget*>(m_choices)
                                  : m_json;
}

void FieldEditor::setValue(const std::optional<std::string>& value) {
    if (m_json != nullptr) {
        m_json->setPlainText(toText(value.value_or("")));
    } else if (m_choices != nullptr) {
        const auto found = std::find_if(
            m_field.choices.begin(), m_field.choices.end(),
            [&value](const InputField::Choice& choice) { return choice.value == value; });
        m_choices->setCurrentIndex(found == m_field.choices.end()
                                       ? 0
                                       : 1 + static_cast<int>(found - m_field.choices.begin()));
    } else {
        const std::string text = value.value_or("");
        json::Parser parser;
        const auto document = parser.parse(text);
        const bool isString = document && (*document)->type(json::Root) == json::Type::String;
        m_line->setText(toText(isString ? (*document)->decodedString(json::Root) : text));
    }
}

std::optional<std::string> FieldEditor::value() const {
    if (m_choices != nullptr) {
        const int place = m_choices->currentIndex();
        return place <= 0
                   ? std::nullopt
                   : std::optional(m_field.choices[static_cast<std::size_t>(place - 1)].value);
    }
    const QString text = m_line != nullptr ? m_line->text() : m_json->toPlainText();
    const bool isText = m_field.kind == InputField::Kind::Text;
    if (text.trimmed().isEmpty() && !(isText && (m_field.isRequired || !text.isEmpty()))) {
        return std::nullopt;
    }
    return lineValue();
}

std::string FieldEditor::lineValue() const {
    if (m_json != nullptr) {
        return m_json->toPlainText().trimmed().toStdString();
    }
    // What is no number goes as a text: checking it against the schema says what is wrong.
    const std::string number = m_line->text().trimmed().toStdString();
    return m_field.kind != InputField::Kind::Text && isNumber(number) ? number
                                                                      : quoted(m_line->text());
}

} // namespace muscope
