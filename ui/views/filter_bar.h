// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter.h"
#include "ui/models/seen_texts.h"
#include "ui/state/filter_history.h"
#include "ui/style/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace muscope {

class FilterEdit;
class FilterMessage;
class InspectionState;
class RoleLabel;
class Workspace;

// The field in which events are filtered: what is written becomes the workspace's filter after a
// short pause, as soon as it is one; until then the former filter stays and what is wrong is said.
class FilterBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    FilterBar(Workspace& workspace, InspectionState& state, const Theme& theme,
              QWidget* parent = nullptr);

    void focusFilter();
    // Remembers filters there; must live as long as the bar.
    void useHistory(QSettings& settings);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void noteEdit();
    void apply();
    void confirm();
    void escape();
    void clear();
    void followFilter();
    void showCount();
    void showError(const std::optional<FilterError>& error, bool isLoud);
    void showSession();
    void recolour();

    Workspace& m_workspace;
    InspectionState& m_state;
    const Theme& m_theme;
    QLabel* m_funnel;
    FilterEdit* m_edit;
    RoleLabel* m_count;
    QToolButton* m_clear;
    FilterMessage* m_message = nullptr; // a child of the window, made when it is needed first
    QTimer m_pause;
    SeenTexts m_seen;
    std::optional<FilterHistory> m_history;
    bool m_isWrong = false;
    bool m_isApplying = false; // the filter that changes is the one written here
};

} // namespace muscope
