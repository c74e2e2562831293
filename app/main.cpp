// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/utf8_locale.h"
#include "app/window_options.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/companions.h"
#include "core/workspace/demo_store.h"
#include "ui/main/companion_opener.h"
#include "ui/main/live_desk.h"
#include "ui/main/live_opener.h"
#include "ui/main/main_window.h"
#include "ui/main/workbench.h"
#include "ui/style/desktop_scheme.h"
#include "ui/style/muscope_style.h"
#include "ui/views/detail_pane.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int ExitMisuse = 2;
constexpr int ExitFailure = 3;

// Qt takes "--session ID" for its session manager's and hides it; "--session=ID" it leaves alone.
std::vector<QByteArray> withJoinedSession(int argc, char** argv) {
    std::vector<QByteArray> arguments(argv, argv + argc);
    for (std::size_t place = 1; place + 1 < arguments.size(); ++place) {
        if (arguments[place] == "--session") {
            arguments[place] += '=' + arguments[place + 1];
            arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place) + 1);
        }
    }
    return arguments;
}

int complain(int code, const QString& sentence) {
    std::fprintf(stderr, "muscope: %s\n", qPrintable(sentence));
    return code;
}

int print(const QString& text) {
    std::fputs(qPrintable(text), stdout);
    return 0;
}

muscope::Theme::Choice themeChoice(const muscope::WindowOptions& options,
                                   const QSettings& settings) {
    return options.theme.value_or(static_cast<muscope::Theme::Choice>(
        std::clamp(settings.value(u"window/theme"_s).toInt(), 0, 2)));
}

void openStore(muscope::MainWindow& window, const muscope::WindowOptions& options,
               QSettings& settings) {
    window.state().setWantedSession(options.session);
    const QStringList recent = muscope::StoreBook(settings).recent();
    if (!options.store.isEmpty()) {
        window.opener().open(options.store);
    } else if (!recent.isEmpty()) {
        window.opener().open(recent.first());
    }
}

// True once what was asked for beside the store has been read, or could not be.
bool openCompanions(muscope::Workspace& workspace, muscope::MainWindow& window,
                    const muscope::WindowOptions& options) {
    window.companions().restore();
    window.companions().open(options.companions);
    if (options.showsWorkflows) {
        window.showWorkflows();
    }
    return !workspace.companions().isReading();
}

void takeScreenshot(muscope::Workspace& workspace, muscope::MainWindow& window,
                    const muscope::Screenshot::Wish& wish) {
    auto* screenshot = new muscope::Screenshot(workspace, window, wish);
    QObject::connect(screenshot, &muscope::Screenshot::taken, qApp, &QApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(
        screenshot, &muscope::Screenshot::failed, qApp,
        [](const QString& sentence) { QApplication::exit(complain(ExitFailure, sentence)); },
        Qt::QueuedConnection);
}

// A picture waits for the companions, so that its session is read once; a person does not.
void openBoth(muscope::Workspace& workspace, muscope::MainWindow& window,
              const muscope::WindowOptions& options, QSettings& settings) {
    const bool isRead = openCompanions(workspace, window, options);
    if (isRead || !options.screenshot) {
        openStore(window, options, settings);
        return;
    }
    auto* wait = new QObject(&window);
    QObject::connect(&workspace.companions(), &muscope::Companions::changed, wait,
                     [&workspace, &window, options, &settings, wait] {
                         if (!workspace.companions().isReading()) {
                             wait->deleteLater();
                             openStore(window, options, settings);
                         }
                     });
}

int runWindow(QApplication& application, const muscope::WindowOptions& options,
              QSettings& settings) {
    muscope::Theme theme(QApplication::palette());
    QApplication::setStyle(new muscope::MuscopeStyle(theme));
    QObject::connect(&theme, &muscope::Theme::changed, &application,
                     [&theme] { QApplication::setPalette(theme.palette()); });
    theme.setChoice(themeChoice(options, settings));
    std::optional<muscope::DesktopScheme> desktop; // asked once the window is there

    const muscope::RuleRegistry rules = muscope::builtinRules();
    muscope::Workspace workspace(rules);
    muscope::MainWindow window(
        workspace, [](const QString& text) { return muscope::locateStore(text); }, theme, settings);
    window.restoreLayout();
    if (options.size) {
        window.resize(*options.size);
    }
    if (!options.view.isEmpty()) {
        window.workbench().detail().showView(options.view);
    }
    if (options.screenshot) {
        takeScreenshot(workspace, window, *options.screenshot);
    }
    window.show();
    // After the event loop has begun, so that a refusal can end it.
    QMetaObject::invokeMethod(
        &window,
        [&] {
            openBoth(workspace, window, options, settings);
            if (!options.server.isEmpty()) {
                window.live().opener().showDialog(options.server);
            }
            if (!options.screenshot) {
                QObject::connect(&desktop.emplace(), &muscope::DesktopScheme::told, &theme,
                                 &muscope::Theme::setDesktopDark);
            }
        },
        Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    muscope::useUtf8Locale();
    std::vector<QByteArray> arguments = withJoinedSession(argc, argv);
    std::vector<char*> pointers;
    for (QByteArray& argument : arguments) {
        pointers.push_back(argument.data());
    }
    int count = static_cast<int>(pointers.size());
    pointers.push_back(nullptr);
    QApplication application(count, pointers.data());
    QApplication::setApplicationName(u"muscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(MUSCOPE_VERSION));
    const auto options = muscope::WindowOptions::parse(QApplication::arguments());
    if (!options) {
        return complain(ExitMisuse, options.error().message);
    }
    if (options->wantsHelp) {
        return print(muscope::WindowOptions::helpText());
    }
    if (options->wantsVersion) {
        return print(u"muscope "_s + QApplication::applicationVersion() + u'\n');
    }
    // A picture must not depend on how the window was left, nor change it.
    if (options->screenshot) {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"muscope.ini"_s), QSettings::IniFormat);
        return runWindow(application, *options, settings);
    }
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, u"muscope"_s, u"muscope"_s);
    return runWindow(application, *options, settings);
}
