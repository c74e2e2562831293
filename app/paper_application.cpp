// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli_application.h"
#include "ui/export/report_formats.h"

#include <QGuiApplication>

#include <algorithm>

namespace muscope {

namespace {

// Whether a PDF may be asked for: then the word is there, be it "--format pdf" or "--format=pdf".
bool mayNeedPaper(const QStringList& arguments) {
    return arguments.value(0) == u"report" &&
           std::ranges::any_of(arguments,
                               [](const QString& word) { return word.endsWith(u"pdf"); });
}

// No display, desktop or input method is asked for anything, and the same fonts are found whatever
// the language of the person: what is written depends on what is installed alone.
void prepareForPaper() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "QT_IM_MODULE",
                             "QT_FONT_DPI", "QT_SCALE_FACTOR"}) {
        qunsetenv(name);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("FC_LANG", "en");
}

// Qt complains of each font that does not know a script, while a character that none has is named
// in the report itself; and of a session without a desktop, which nothing here needs.
QtMessageHandler formerHandler = nullptr;

void tell(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (!message.contains(u"OpenType support missing for ") &&
        !message.startsWith(u"QStandardPaths: XDG_RUNTIME_DIR ")) {
        formerHandler(type, context, message);
    }
}

} // namespace

const std::vector<ReportFormat>& commandFormats() {
    return reportFormats();
}

std::unique_ptr<QCoreApplication> makeApplication(const QStringList& arguments, int& argc,
                                                  char** argv) {
    if (!mayNeedPaper(arguments)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    prepareForPaper();
    formerHandler = qInstallMessageHandler(&tell);
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace muscope
