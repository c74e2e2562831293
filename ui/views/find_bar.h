// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "ui/style/theme.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace muscope {

class InspectionState;
class RoleLabel;
class Workspace;

// Looks for a text in the payloads of the open session and walks from hit to hit; a bar under the
// event table, hidden until it is asked for.
class FindBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    FindBar(Workspace& workspace, InspectionState& state, const Theme& theme,
            QWidget* parent = nullptr);

    void open();
    // The hit after or before the current event; wraps around. Opens the bar when nothing is looked
    // for yet.
    void goToNext();
    void goToPrevious();

signals:
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectParts();
    void search();
    void close();
    void goTo(bool forward);
    void showResult();
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] bool isLeftOut(RowNumber row) const;
    void recolour();

    Workspace& m_workspace;
    InspectionState& m_state;
    const Theme& m_theme;
    QLineEdit* m_field;
    RoleLabel* m_result;
    QToolButton* m_metadata;
    QToolButton* m_previous;
    QToolButton* m_next;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_showAll; // the way out when the filter hides a hit
    QToolButton* m_close;
    QTimer m_pause;
    bool m_goesToFirst = false; // as soon as there is a hit
};

} // namespace muscope
