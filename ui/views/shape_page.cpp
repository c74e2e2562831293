// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/shape_page.h"

#include "ui/dialogs/save_dialog.h"
#include "ui/state/inspection_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/views/check_list.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

ShapePage::ShapePage(const ViewContext& context, const QString& name, const QString& title,
                     QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(name)
    , m_title(title)
    , m_checks(new CheckList(context.theme, this))
    , m_options(new QHBoxLayout)
    , m_body(new QVBoxLayout) {
    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics::Gap, metrics::Quarter, metrics::Gap, metrics::Half);
    top->setSpacing(metrics::Half);
    top->addWidget(m_checks);
    top->addLayout(m_options);
    m_options->setContentsMargins(0, 0, 0, 0);
    m_options->setSpacing(metrics::Quarter);
    m_options->addStretch(1);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(m_body, 1);
    setAccessibleName(title);
    connect(&context.theme, &Theme::changed, this, &ShapePage::recolour);
}

void ShapePage::setChecks(std::vector<ShapeCheck> checks) {
    m_checks->setChecks(std::move(checks));
}

void ShapePage::offerPicture(QWidget* widget) {
    m_picture = widget;
    connect(addTool(tr("Copy picture"), u"copy"_s, Qt::CTRL | Qt::ALT | Qt::Key_C),
            &QToolButton::clicked, this, &ShapePage::copyPicture);
}

void ShapePage::offerCsv(const QString& suggestedName, std::function<MakeCsv()> makes) {
    m_csvName = suggestedName;
    m_makesCsv = std::move(makes);
    connect(addTool(tr("Export CSV…"), u"export"_s, Qt::CTRL | Qt::ALT | Qt::Key_S),
            &QToolButton::clicked, this, &ShapePage::exportCsv);
}

QToolButton* ShapePage::addTool(const QString& text, const QString& iconName,
                                const QKeySequence& shortcut) {
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(text);
    button->setToolTip(text + u" ("_s + shortcut.toString(QKeySequence::NativeText) + u')');
    m_options->addWidget(button);
    m_tools.emplace_back(button, iconName);
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, button, &QToolButton::click);
    addAction(action);
    recolour();
    return button;
}

void ShapePage::recolour() {
    for (const auto& [button, iconName] : m_tools) {
        button->setIcon(icon(iconName, m_context.theme.color(ColorRole::Text)));
    }
}

void ShapePage::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty()) {
        QWidget::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

void ShapePage::copyPicture() {
    QGuiApplication::clipboard()->setPixmap(m_picture->grab());
    m_context.state.say(tr("The picture was copied"));
}

void ShapePage::exportCsv() {
    saveToFile(this, m_context.workspace, m_context.state, m_csvName,
               [make = m_makesCsv()]() -> Result<QByteArray> { return make(); });
}

} // namespace muscope
