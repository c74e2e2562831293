// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace muscope {

class RoleLabel;

// What a pane says when it has nothing to show: a sign, a heading, a sentence, and what to do next.
class MessagePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePage)

public:
    MessagePage(const Theme& theme, const QString& iconName, QWidget* parent = nullptr);

    void setMessage(const QString& heading, const QString& sentence);
    // Another thing to do, the first being the likeliest.
    QPushButton* addButton(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitSentence();
    void recolour();

    const Theme& m_theme;
    QString m_iconName;
    QLabel* m_icon;
    RoleLabel* m_heading;
    RoleLabel* m_sentence;
    QHBoxLayout* m_buttons;
};

} // namespace muscope
