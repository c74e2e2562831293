// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/question_dialog.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/workspace/live_connection.h"
#include "ui/dialogs/schema_form.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize QuestionFirstSize{560, 480};
constexpr qsizetype MostShown = 64 * 1024; // characters of a sampling request

QPlainTextEdit* newText(QWidget* parent, const QString& name) {
    auto* text = new QPlainTextEdit(parent);
    text->setAccessibleName(name);
    text->setFont(monospaceFont());
    text->setTabChangesFocus(true);
    return text;
}

// Who says what, and then the limits of what is wanted, line by line.
QString samplingText(const std::string& params) {
    json::Parser parser;
    const auto parsed = parser.parse(params);
    if (!parsed || (*parsed)->type(json::Root) != json::Type::Object) {
        return visibleText(toText(params).left(MostShown));
    }
    const json::Document& document = **parsed;
    const auto text = [&document](json::NodeId node) {
        return toText(document.type(node) == json::Type::String
                          ? document.decodedString(node)
                          : std::string(document.spelling(node)));
    };
    QString said;
    QString limits;
    for (auto member = document.firstChild(json::Root); member;
         member = document.nextSibling(*member)) {
        const std::string key = document.decodedKey(*member);
        if (key != "messages") {
            limits += toText(key) + u": "_s + text(*member) + u'\n';
            continue;
        }
        for (auto message = document.firstChild(*member); message && said.size() < MostShown;
             message = document.nextSibling(*message)) {
            const auto role = document.find(*message, "role");
            const auto content = document.find(*message, "content");
            const auto words = content ? document.find(*content, "text") : std::nullopt;
            said += (role ? text(*role) : QString()) + u": "_s +
                    (words     ? text(*words)
                     : content ? text(*content)
                               : QString()) +
                    u"\n\n"_s;
        }
    }
    return visibleText(QString(said + limits).left(MostShown).trimmed());
}

} // namespace

QString questionText(const ServerQuestion& question, const QString& name) {
    switch (question.kind) {
    case ServerQuestion::Kind::Form:
        return QuestionDialog::tr("%1 asks: %2").arg(name, visibleStart(question.message, 400));
    case ServerQuestion::Kind::Address:
        return QuestionDialog::tr("%1 asks to visit an address: %2")
            .arg(name, visibleStart(question.message, 400));
    case ServerQuestion::Kind::Sampling:
        return QuestionDialog::tr("%1 asks for what a model would say").arg(name);
    case ServerQuestion::Kind::Roots:
        return QuestionDialog::tr("%1 asks which roots it may work in").arg(name);
    case ServerQuestion::Kind::Unknown:
        break;
    }
    return QuestionDialog::tr("%1 asks %2").arg(name, visibleStart(question.method, 200));
}

QuestionDialog::QuestionDialog(LiveConnection& connection, ServerQuestion question,
                               const Theme& theme, QSettings& settings, QWidget* parent)
    : ToolDialog(settings, u"live/questionSize"_s, QuestionFirstSize, parent)
    , m_connection(&connection)
    , m_question(std::move(question))
    , m_form(InputForm::read(m_question.schema))
    , m_theme(theme)
    , m_problem(new RoleLabel(theme, ColorRole::Differs, this))
    , m_rule(new QComboBox(this)) {
    build();
    connect(&connection, &LiveConnection::questionsChanged, this, &QuestionDialog::followQuestions);
    connect(&connection, &QObject::destroyed, this, &QDialog::reject);
    validate();
}

void QuestionDialog::build() {
    const QString name = visibleLine(m_connection->name());
    setWindowTitle(tr("%1 asks").arg(name));
    setAccessibleName(tr("Question of a server"));
    QVBoxLayout* layout = newLayout();
    auto* heading = new QLabel(this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setText(questionText(m_question, name));
    heading->setFont(semiboldFont(heading->font()));
    layout->addWidget(heading);
    switch (m_question.kind) {
    case ServerQuestion::Kind::Form:
        addForm(*layout);
        break;
    case ServerQuestion::Kind::Address: {
        QPlainTextEdit* address = newText(this, tr("Address to visit"));
        address->setReadOnly(true);
        address->setPlainText(visibleText(toText(m_question.address)));
        layout->addWidget(address, 1);
        break;
    }
    case ServerQuestion::Kind::Sampling: {
        QPlainTextEdit* asked = newText(this, tr("What the server sends"));
        asked->setReadOnly(true);
        asked->setPlainText(samplingText(m_question.params));
        layout->addWidget(asked, 1);
        addText(*layout, tr("Answer"), tr("What the model would say"));
        break;
    }
    case ServerQuestion::Kind::Roots:
        addText(*layout, tr("Roots"), u"file:///home/user/project"_s);
        break;
    case ServerQuestion::Kind::Unknown:
        break;
    }
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    addButtons(*layout);
}

void QuestionDialog::addForm(QVBoxLayout& layout) {
    m_fields = new SchemaForm(m_theme, this);
    m_fields->setForm(m_form);
    connect(m_fields, &SchemaForm::changed, this, &QuestionDialog::validate);
    layout.addWidget(m_fields, 1);
}

void QuestionDialog::addText(QVBoxLayout& layout, const QString& name, const QString& hint) {
    m_text = newText(this, name);
    m_text->setPlaceholderText(hint);
    auto* label = new QLabel(m_question.kind == ServerQuestion::Kind::Roots
                                 ? tr("One address a line; none: the server may work nowhere.")
                                 : name,
                             this);
    layout.addWidget(label);
    layout.addWidget(m_text, 1);
}

void QuestionDialog::addButtons(QVBoxLayout& layout) {
    m_rule->setAccessibleName(tr("From now on"));
    m_rule->view()->setAccessibleName(m_rule->accessibleName());
    m_rule->addItem(tr("Ask me each time"));
    m_rule->addItem(tr("Always decline, from now on"));
    m_rule->addItem(tr("Always answer with the defaults"));
    m_rule->setCurrentIndex(static_cast<int>(m_connection->rule()));
    connect(m_rule, &QComboBox::activated, this, &QuestionDialog::takeRule);
    auto* buttons = new QDialogButtonBox(this);
    buttons->setAccessibleName(tr("Buttons"));
    const auto add = [buttons](const QString& text, QDialogButtonBox::ButtonRole role) {
        QPushButton* button = buttons->addButton(text, role);
        button->setAccessibleName(text);
        return button;
    };
    m_send = add(tr("Send answer"), QDialogButtonBox::AcceptRole);
    QPushButton* decline = add(tr("Decline"), QDialogButtonBox::ActionRole);
    QPushButton* cancel = add(tr("Cancel"), QDialogButtonBox::ActionRole);
    cancel->setToolTip(tr("Tells the server that no choice was made"));
    cancel->setVisible(m_question.kind == ServerQuestion::Kind::Form ||
                       m_question.kind == ServerQuestion::Kind::Address);
    connect(buttons, &QDialogButtonBox::accepted, this, &QuestionDialog::accept);
    connect(decline, &QPushButton::clicked, this, [this] { answer(declined(m_question)); });
    connect(cancel, &QPushButton::clicked, this, [this] { answer(cancelled(m_question)); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_rule);
    row->addStretch();
    row->addWidget(buttons);
    layout.addLayout(row);
}

void QuestionDialog::validate() {
    const QStringList wrong =
        m_fields == nullptr ? QStringList() : m_form.check(m_fields->object());
    m_problem->setText(visibleText(wrong.mid(0, 3).join(u'\n')));
    m_problem->setVisible(!wrong.isEmpty());
    if (m_send != nullptr) {
        m_send->setEnabled(wrong.isEmpty());
    }
}

ServerAnswer QuestionDialog::filledIn() const {
    switch (m_question.kind) {
    case ServerQuestion::Kind::Form:
        return muscope::accepted(m_question, m_fields->object());
    case ServerQuestion::Kind::Address:
        return muscope::accepted(m_question, {});
    case ServerQuestion::Kind::Sampling:
        return sampled(m_text->toPlainText().toStdString());
    case ServerQuestion::Kind::Roots: {
        std::vector<Root> roots;
        for (const QString& line : m_text->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
            roots.push_back({line.trimmed().toStdString(), {}});
        }
        return rootsAnswer(roots);
    }
    case ServerQuestion::Kind::Unknown:
        break;
    }
    return declined(m_question);
}

void QuestionDialog::accept() {
    answer(filledIn());
}

void QuestionDialog::answer(const ServerAnswer& answer) {
    if (m_connection) {
        m_connection->answer(m_question.id, answer);
    }
    QDialog::accept();
}

void QuestionDialog::takeRule() {
    if (m_connection) {
        m_connection->setRule(static_cast<AnswerRule>(m_rule->currentIndex()));
    }
}

void QuestionDialog::followQuestions() {
    const auto& waiting = m_connection->questions();
    const bool waits = std::any_of(waiting.begin(), waiting.end(),
                                   [this](const auto& other) { return other.id == m_question.id; });
    if (!waits && isVisible()) {
        QDialog::reject();
    }
}

} // namespace muscope
