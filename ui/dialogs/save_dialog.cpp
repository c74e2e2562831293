// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/save_dialog.h"

#include "core/base/write_file.h"
#include "core/workspace/background.h"
#include "core/workspace/workspace.h"
#include "ui/state/inspection_state.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype LongestFileName = 80;

Result<QString> makeFile(const QString& path, const std::function<Result<QByteArray>()>& make) {
    const Result<QByteArray> bytes = make();
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const std::string_view text(bytes->constData(), static_cast<std::size_t>(bytes->size()));
    return writeFile(path, text).map([&path] { return path; });
}

} // namespace

void saveToFile(QWidget* parent, const Workspace& workspace, InspectionState& state,
                const QString& suggestedName, std::function<Result<QByteArray>()> make) {
    const QString title = QCoreApplication::translate("muscope::SaveDialog", "Save as");
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAccessibleName(title);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, &state,
                     [&workspace, &state, make = std::move(make)](const QString& path) {
                         workspace.background()
                             .run<Result<QString>>([path, make] { return makeFile(path, make); })
                             .then(&state, [&state](const Result<QString>& written) {
                                 state.say(written ? QCoreApplication::translate(
                                                         "muscope::SaveDialog", "Written: %1")
                                                         .arg(QFileInfo(*written).fileName())
                                                   : written.error().message);
                             });
                     });
    dialog->open();
}

QString fileNameOf(const QString& text) {
    QString name;
    for (const QChar character : text.left(LongestFileName)) {
        const bool isPlain = character.isLetterOrNumber() || character == u'.' ||
                             character == u'-' || character == u'_';
        name += isPlain ? character : QChar(u'_');
    }
    while (name.startsWith(u'.')) {
        name.remove(0, 1);
    }
    return name.isEmpty() ? u"muscope"_s : name;
}

} // namespace muscope
