// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/input_form.h"
#include "ui/style/theme.h"

#include <QScrollArea>

#include <memory>
#include <vector>

namespace muscope {

class FieldEditor;

// Fields to fill in the members of an object with, made of its JSON Schema. Defaults are filled in;
// a member that need not be there and is left empty is left out. What the fields cannot say is kept
// as it was set.
class SchemaForm final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaForm)

public:
    explicit SchemaForm(const Theme& theme, QWidget* parent = nullptr);
    ~SchemaForm() override;

    void setForm(const InputForm& form);
    // Of an object's JSON text; what is no object clears all fields.
    void setObject(std::string_view object);
    // What is filled in, as the JSON text of an object; it may break the schema.
    [[nodiscard]] std::string object() const;

signals:
    void changed();

private:
    void addField(const InputField& field);

    const Theme& m_theme;
    std::vector<std::unique_ptr<FieldEditor>> m_editors;
    InputValues m_others; // members that have no field
};

} // namespace muscope
