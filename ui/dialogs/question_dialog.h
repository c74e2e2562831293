// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/input_form.h"
#include "core/workspace/server_question.h"
#include "ui/dialogs/tool_dialog.h"
#include "ui/style/theme.h"

#include <QPointer>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace muscope {

class LiveConnection;
class RoleLabel;
class SchemaForm;

// "everything-server asks: …", one line; name is safe to look at.
[[nodiscard]] QString questionText(const ServerQuestion& question, const QString& name);

// Answers what a server asks: fills in the form it wants, writes what a model would say, lists the
// roots; or declines, or cancels. Stays open beside the window, and goes with the question.
class QuestionDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionDialog)

public:
    QuestionDialog(LiveConnection& connection, ServerQuestion question, const Theme& theme,
                   QSettings& settings, QWidget* parent);

private:
    void build();
    void addForm(QVBoxLayout& layout);
    void addText(QVBoxLayout& layout, const QString& name, const QString& hint);
    void addButtons(QVBoxLayout& layout);
    void validate();
    void accept() override;
    void answer(const ServerAnswer& answer);
    void takeRule();
    void followQuestions();
    [[nodiscard]] ServerAnswer filledIn() const;

    QPointer<LiveConnection> m_connection;
    const ServerQuestion m_question;
    const InputForm m_form;
    const Theme& m_theme;
    SchemaForm* m_fields = nullptr;
    QPlainTextEdit* m_text = nullptr;
    RoleLabel* m_problem;
    QComboBox* m_rule;
    QPushButton* m_send = nullptr;
};

} // namespace muscope
