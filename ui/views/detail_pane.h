// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "ui/views/builtin_views.h"

#include <QWidget>

#include <optional>

class QSettings;
class QStackedWidget;
class QTabBar;

namespace muscope {

class DetailLoader;
class ElidedLabel;
class MessagePage;
class RoleLabel;
struct Error;
struct EventDetail;

// Everything about the current event: a heading and one tab for each way of looking at it. The
// receipt or the workflow comes to the front by itself when it fails.
class DetailPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)

public:
    DetailPane(const ViewContext& context, const DetailLoader& loader, QWidget* parent = nullptr);

    // Brings a view to the front and keeps it there; false where there is none of that name.
    bool showView(const QString& name);
    // False where the view in front cannot be searched.
    bool focusFind();

    [[nodiscard]] int currentView() const;

    // What was chosen inside the views.
    void restoreChoices(const QSettings& settings);
    void rememberChoices(QSettings& settings) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showNothing();
    void nameCurrent();
    void showDetail();
    void showError(const Error& error);
    void showHeading(RowNumber number);
    void wantView(const QString& name);
    void showPath(const QString& pointer);
    [[nodiscard]] int viewFor(const EventDetail& detail) const;
    void chooseView(int view);
    void bringToFront(int view);
    void fill(int view);
    void clearViews();
    [[nodiscard]] int viewNamed(const QString& name) const;
    [[nodiscard]] QString answerText(RowNumber number) const;

    ViewContext m_context;
    const DetailLoader& m_loader;
    QWidget* m_detail;
    ElidedLabel* m_name;
    RoleLabel* m_number;
    ElidedLabel* m_line;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QStackedWidget* m_pages;
    MessagePage* m_message;
    std::vector<DetailView*> m_views;
    std::vector<bool> m_isShown;     // a view is told of an event when somebody looks at it
    std::optional<int> m_wantedView; // to be shown of the event that is being read
    int m_chosenView = 0;            // what the person wants to see of an event that does not fail
    bool m_isPinned = false; // a view was asked for by name: failing events do not change it
};

} // namespace muscope
