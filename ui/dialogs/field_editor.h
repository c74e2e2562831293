// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/input_form.h"

#include <QObject>

#include <optional>
#include <string>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace muscope {

// The field of one member of an object: a line for text and numbers, a list of choices, a few lines
// of JSON for anything else. The widget belongs to its parent.
class FieldEditor final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEditor)

public:
    FieldEditor(InputField field, QWidget* parent);

    [[nodiscard]] const InputField& field() const { return m_field; }
    [[nodiscard]] QWidget* widget() const;

    // JSON text; nullopt: nothing is filled in.
    void setValue(const std::optional<std::string>& value);
    [[nodiscard]] std::optional<std::string> value() const;

signals:
    void changed();

private:
    [[nodiscard]] std::string lineValue() const;

    InputField m_field;
    QLineEdit* m_line = nullptr; // one of these
    QComboBox* m_choices = nullptr;
    QPlainTextEdit* m_json = nullptr;
};

} // namespace muscope
