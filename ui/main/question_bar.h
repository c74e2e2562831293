// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QSettings;

namespace muscope {

class ElidedLabel;
class LiveConnections;
class QuestionDialog;

// Says that a server asks something, with the ways to answer; there while a question waits.
class QuestionBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionBar)

public:
    QuestionBar(LiveConnections& connections, const Theme& theme, QSettings& settings,
                QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showQuestion();
    void openDialog();
    void decline();

    LiveConnections& m_connections;
    const Theme& m_theme;
    QSettings& m_settings;
    ElidedLabel* m_text;
    QPushButton* m_answer;
    QPushButton* m_decline;
    QPointer<QuestionDialog> m_dialog;
};

} // namespace muscope
