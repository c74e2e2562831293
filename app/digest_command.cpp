// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/digest_output.h"
#include "app/hidden_input.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "core/receipt/signature_key.h"
#include "core/workspace/digest_reading.h"

namespace muscope {

namespace {

DigestForm form(const Options& options) {
    return options.value("format") == u"json" ? DigestForm::Json : DigestForm::Text;
}

Result<DigestAnchor> readDigest(OpenedStore& opened, const SessionId& session, KeepEvents keep,
                                const CommandContext& context) {
    Progress progress("events hashed");
    auto taken = takeDigest(
        *opened.store, session, keep, [&progress] { progress.advance(1); }, context.stop);
    progress.finish();
    return taken;
}

// The key to sign with; its passphrase is asked for on a terminal.
Result<SignatureKey> readSigningKey(const QString& path, const std::stop_token& stop) {
    auto key = SignatureKey::readPrivate(path);
    if (!key && key.error().code == ErrorCode::Authentication && canAsk()) {
        key = SignatureKey::readPrivate(
            path, askHidden(QStringLiteral("Passphrase of %1").arg(path), stop));
    }
    if (key && isReadableByOthers(path)) {
        printError(QStringLiteral("others can read the private key %1; chmod 600 keeps it yours")
                       .arg(path));
    }
    return key;
}

// Writes the anchor that was asked for; what is to be said of its signature.
Result<std::optional<AnchorSignature>>
writeAsAsked(const DigestAnchor& anchor, const Options& options, const SignatureKey* key) {
    const QString path = options.value("o");
    const Replace replace = options.has("force") ? Replace::Replace : Replace::Refuse;
    if (const Result<void> written = writeAnchor(anchor, path, key, replace); !written) {
        return tl::unexpected(written.error());
    }
    if (key == nullptr) {
        return std::nullopt;
    }
    return AnchorSignature{
        .algorithm = key->algorithm(),
        .fingerprint = key->fingerprint(),
        .message =
            QStringLiteral("the signature %1 was written").arg(AnchorSignature::pathFor(path))};
}

ExitCode digestSession(const Options& options, const CommandContext& context) {
    const bool isKept = options.has("o");
    if (isKept && !options.has("force")) {
        if (const Result<void> free = isFreeForAnchor(options.value("o")); !free) {
            printError(free.error().message +
                       QStringLiteral("; name another file, or replace it with --force"));
            return ExitCode::NotDone;
        }
    }
    std::optional<SignatureKey> key;
    if (options.has("sign")) {
        auto read = readSigningKey(options.value("sign"), context.stop);
        if (!read) {
            return failWith(read.error());
        }
        key = std::move(*read);
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        return failWith(opened.error());
    }
    if (isKept) {
        const QStringList sources{opened->location.path, options.value("sign")};
        if (const auto apart = isApartFrom(options.value("o"), sources); !apart) {
            return failWith(apart.error());
        }
    }
    const SessionId session(options.value("session").toUtf8());
    const auto taken =
        readDigest(*opened, session, isKept ? KeepEvents::Yes : KeepEvents::No, context);
    if (!taken) {
        return failWith(taken.error());
    }
    if (taken->count == 0) {
        printError(noSuchSession(opened->location, session));
        return ExitCode::NotDone;
    }
    std::optional<AnchorSignature> signature;
    if (isKept) {
        const auto written = writeAsAsked(*taken, options, key ? &*key : nullptr);
        if (!written) {
            return failWith(written.error());
        }
        signature = *written;
    }
    printDigest(*taken, signature, form(options));
    return ExitCode::Good;
}

ExitCode exitCodeFor(const AnchorCheck& check) {
    // Neither valid nor invalid: not all that was asked for was done.
    if (check.signature && check.signature->state == AnchorSignature::State::CannotCheck) {
        return ExitCode::InPart;
    }
    return check.holds() ? ExitCode::Good : ExitCode::Fails;
}

ExitCode compareWithAnchor(const Options& options, const CommandContext& context) {
    // Before the store, which may be far away.
    const auto anchored = readAnchor(options.value("against"), options.value("verify-key"));
    if (!anchored) {
        printError(anchored.error().message);
        return ExitCode::NotDone;
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        return failWith(opened.error());
    }
    const SessionId session(QByteArray::fromStdString(anchored->anchor.sessionId));
    const auto found = readDigest(*opened, session, KeepEvents::Yes, context);
    if (!found) {
        return failWith(found.error());
    }
    if (found->count == 0) {
        // All of its events are gone: that is what the anchor is there to show.
        printError(noSuchSession(opened->location, session));
    }
    const AnchorCheck check = AnchorCheck::of(*anchored, *found);
    if (!check.isConsistent) {
        printError(QStringLiteral("%1 contradicts itself: its events do not give its count and "
                                  "digest, so what it lists may not be what was anchored")
                       .arg(options.value("against")));
    }
    printCheck(check, form(options));
    return exitCodeFor(check);
}

// What is wrong with the options that were given together.
const char* digestMisuse(const Options& options) {
    if (options.has("session") == options.has("against")) {
        return "one of --session and --against is needed, and not both";
    }
    if (options.has("o") && options.has("against")) {
        return "-o goes with --session";
    }
    if ((options.has("sign") || options.has("force")) && !options.has("o")) {
        return "--sign and --force go with -o";
    }
    if (options.has("verify-key") && !options.has("against")) {
        return "--verify-key goes with --against";
    }
    return nullptr;
}

} // namespace

ExitCode runDigest(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "digest",
        "STORE (--session ID [-o ANCHOR [--sign KEY] [--force]] |\n"
        "              --against ANCHOR [--verify-key PUB]) [--format text|json]",
        "Gives the SHA-256 digest of a session's events, or compares the store with an "
        "anchor.\nAn anchor shows what was changed, removed, inserted or moved since it "
        "was taken, as long as it\nis kept where those who may write to the store "
        "cannot reach it, or is signed.\n\n"
        "A signature is written to ANCHOR.sig. Keys are PEM files of Ed25519, or of ML-DSA-65 "
        "where "
        "OpenSSL\nhas it (3.5 and newer); a passphrase is asked for on the terminal:\n"
        "  openssl genpkey -algorithm ed25519 -aes256 -out KEY; openssl pkey -in KEY -pubout -out "
        "PUB\n"
        "Without muscope a signature is checked with\n"
        "  openssl pkeyutl -verify -pubin -inkey PUB -rawin -in ANCHOR -sigfile ANCHOR.sig");
    options.addValue("session", "ID", "the session to take the digest of");
    options.addValue("o", "ANCHOR", "writes the digest of each event too, to compare with later");
    options.addValue("sign", "KEY", "signs the anchor with this private key");
    options.addFlag("force", "replaces ANCHOR and its signature if they are there already");
    options.addValue("against", "ANCHOR", "names what differs from that file");
    options.addValue("verify-key", "PUB", "checks the anchor's signature with this public key");
    options.addValue("format", "FORMAT", "text (the default) or json",
                     {QStringLiteral("text"), QStringLiteral("json")});
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    if (const char* wrong = digestMisuse(options)) {
        printError(
            QStringLiteral("%1; see muscope-cli digest --help").arg(QLatin1StringView(wrong)));
        return ExitCode::WrongUse;
    }
    return options.has("against") ? compareWithAnchor(options, context)
                                  : digestSession(options, context);
}

} // namespace muscope
