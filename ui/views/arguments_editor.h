// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/input_form.h"
#include "ui/style/theme.h"

#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;

namespace muscope {

class RoleLabel;
class SchemaForm;
class ViewSwitch;

// The arguments of a call: in fields made of their schema, or as JSON; either follows the other.
// Says what breaks the schema while it is filled in.
class ArgumentsEditor final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArgumentsEditor)

public:
    explicit ArgumentsEditor(const Theme& theme, QWidget* parent = nullptr);

    void setForm(const InputForm& form);
    // The JSON text of an object.
    void setObject(const std::string& object);
    [[nodiscard]] std::string object() const;
    [[nodiscard]] bool isValid() const { return m_isValid; }

signals:
    void changed();

private:
    void choose(int way);
    void validate();

    InputForm m_form;
    ViewSwitch* m_switch;
    QStackedWidget* m_pages;
    SchemaForm* m_fields;
    QPlainTextEdit* m_json;
    RoleLabel* m_problem;
    bool m_isValid = true;
};

} // namespace muscope
