// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace muscope {

class ElidedLabel;
class Workspace;

// How far verifying the whole store has come, with the way to stop it; what it came to, until a
// session is opened.
class VerifyStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerifyStrip)

public:
    VerifyStrip(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

private:
    void showVerification();
    [[nodiscard]] QString runningText() const;
    [[nodiscard]] QString endText() const;

    Workspace& m_workspace;
    ElidedLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    bool m_isRead = true; // the outcome was there long enough
};

} // namespace muscope
