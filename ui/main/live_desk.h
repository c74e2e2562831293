// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/main/window_actions.h"
#include "ui/views/builtin_views.h"

#include <QObject>
#include <QPointer>

#include <cstdint>

class QSettings;

namespace muscope {

class Banner;
class CallDialog;
class DetailLoader;
class LiveOpener;
class StoreOpener;

// The live side of the window: makes its parts, and carries out what is ordered of them. Owned by
// the window.
class LiveDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveDesk)

public:
    LiveDesk(const ViewContext& context, StoreOpener& stores, const DetailLoader& loader,
             const WindowActions& actions, QSettings& settings, QWidget* window);

    [[nodiscard]] LiveOpener& opener() { return *m_opener; }

    // The parts of the window; the caller gives them a place.
    [[nodiscard]] QWidget* makeChip(QWidget* parent);
    [[nodiscard]] QWidget* makeQuestionBar(QWidget* parent);
    // Says why a connection failed, with the way out.
    [[nodiscard]] QWidget* makeFailureBanner(QWidget* parent);

    // Ends what is connected, so that servers learn of it, and closes the window then, or when they
    // take too long. False where nothing is left to end, or the person will not wait.
    [[nodiscard]] bool endConnections();

signals:
    void logWanted(std::uint32_t connection); // 0: of all

private:
    // 0: any connection.
    CallDialog& showTools(std::uint32_t connection);
    void callAgain();
    void showDetail();
    void showFailure();

    ViewContext m_context;
    const DetailLoader& m_loader;
    const WindowActions m_actions;
    QSettings& m_settings;
    QWidget* m_window;
    LiveOpener* m_opener;
    Banner* m_failure = nullptr;
    QPointer<CallDialog> m_calls; // goes when it is closed
    bool m_isEnding = false;
};

} // namespace muscope
