#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The program as it is started: options, exit codes, the picture.
class TstGrapevineProgram final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void versionIsPrinted();
    void usageErrorsExitWithTwo_data();
    void usageErrorsExitWithTwo();
    void startPageIsPictured();
    void deadAddressIsPictured();
    void askPanelIsPictured();
    void addressFillsTheForm_data();
    void addressFillsTheForm();
    void pictureThatCannotBeWrittenExitsWithOne();
    void germanIsSpoken();
    void corruptSettingsDoNotStopIt();

private:
    struct Run {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    Run run(const QStringList& arguments,
            const QString& language = QStringLiteral("C.UTF-8")) const;
    QString inScratch(const char* name) const
    {
        return m_scratch->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
};

void TstGrapevineProgram::init()
{
    m_scratch = std::make_unique<QTemporaryDir>();
}

TstGrapevineProgram::Run TstGrapevineProgram::run(const QStringList& arguments,
                                                  const QString& language) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_scratch->path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("LC_ALL"), language);
    environment.remove(QStringLiteral("LANGUAGE"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GRAPEVINE_BIN_DIR "/grapevine"), arguments);
    if (!process.waitForFinished(30'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TstGrapevineProgram::versionIsPrinted()
{
    const auto done = run({QStringLiteral("--version")});
    QCOMPARE(done.code, 0);
    QVERIFY(done.out.startsWith("grapevine "));
}

void TstGrapevineProgram::usageErrorsExitWithTwo_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"--nope",
                             "--peek",
                             "--peek host:99999",
                             "--label x",
                             "--peek h --bind elsewhere",
                             "--peek h --theme pink",
                             "--peek h --place nowhere",
                             "--peek h --key-file /nowhere",
                             "--peek h --key-file a --keyring-file b",
                             "--after 3",
                             "stray",
                             "stray serf://*/query/x",
                             "serf://*/query/x serf://*/query/y",
                             "--peek serf://*/query/x",
                             "--demo=0",
                             "--demo=501",
                             "--demo=many",
                             "--demo --peek h",
                             "--demo --label x",
                             "--observe",
                             "--observe h --peek h",
                             "--observe host:99999",
                             "--observe h --own-tag novalue",
                             "--observe h --own-tag role=consul",
                             "--observe h --advertise name",
                             "--observe h --timing fast",
                             "--as me"}) {
        QTest::newRow(line) << QString::fromLatin1(line);
    }
}

void TstGrapevineProgram::usageErrorsExitWithTwo()
{
    QFETCH(QString, line);
    const auto done = run(line.split(QLatin1Char(' ')));
    QCOMPARE(done.code, 2);
    QVERIFY(!done.err.isEmpty() || !done.out.isEmpty());
}

void TstGrapevineProgram::startPageIsPictured()
{
    const QString path = inScratch("start.png");
    const auto done =
        run({QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--screenshot"),
             path, QStringLiteral("--after"), QStringLiteral("0.3")});
    QVERIFY2(done.code == 0, done.err);
    const QImage picture(path);
    QVERIFY(picture.width() > 400);
    QVERIFY(picture.pixelColor(3, 3).lightness() < 80);
    // A script's picture leaves no trace in a person's settings.
    QVERIFY(!QFile::exists(inScratch("grapevine/settings.json")));
}

void TstGrapevineProgram::deadAddressIsPictured()
{
    const QString path = inScratch("dead.png");
    const auto done =
        run({QStringLiteral("--peek"), QStringLiteral("127.0.0.1:1"), QStringLiteral("[::1]:1"),
             QStringLiteral("--place"), QStringLiteral("members"), QStringLiteral("--screenshot"),
             path, QStringLiteral("--after"), QStringLiteral("1")});
    QVERIFY2(done.code == 0, done.err);
    QVERIFY(!QImage(path).isNull());
}

void TstGrapevineProgram::askPanelIsPictured()
{
    const QString path = inScratch("ask.png");
    const auto done =
        run({QStringLiteral("--peek"), QStringLiteral("127.0.0.1:1"), QStringLiteral("--place"),
             QStringLiteral("ask"), QStringLiteral("--screenshot"), path, QStringLiteral("--after"),
             QStringLiteral("1")});
    QVERIFY2(done.code == 0, done.err);
    QVERIFY(!QImage(path).isNull());
}

void TstGrapevineProgram::addressFillsTheForm_data()
{
    QTest::addColumn<QString>("line");
    // Wherever it stands: options that take several words leave it alone.
    for (const char* line : {"serf://*/query/version", "--peek 127.0.0.1:1 serf://*/query/version",
                             "serf://*/query/version --peek 127.0.0.1:1", "--theme dark serf://%",
                             "--demo serf://x"}) {
        QTest::newRow(line) << QString::fromLatin1(line);
    }
}

void TstGrapevineProgram::addressFillsTheForm()
{
    QFETCH(QString, line);
    const QString path = inScratch("address.png");
    const auto done = run(line.split(QLatin1Char(' ')) +
                          QStringList{QStringLiteral("--screenshot"), path,
                                      QStringLiteral("--after"), QStringLiteral("0.5")});
    QVERIFY2(done.code == 0, done.err);
    QVERIFY(!QImage(path).isNull());
}

void TstGrapevineProgram::pictureThatCannotBeWrittenExitsWithOne()
{
    const auto done = run({QStringLiteral("--screenshot"), QStringLiteral("/nowhere/x.png"),
                           QStringLiteral("--after"), QStringLiteral("0")});
    QCOMPARE(done.code, 1);
    QVERIFY(done.err.contains("cannot be written"));
}

void TstGrapevineProgram::germanIsSpoken()
{
    // The same page in two languages cannot look the same.
    const QString english = inScratch("en.png");
    const QString german = inScratch("de.png");
    const auto arguments = [](const QString& path) {
        return QStringList{QStringLiteral("--screenshot"), path, QStringLiteral("--after"),
                           QStringLiteral("0.3")};
    };
    QCOMPARE(run(arguments(english)).code, 0);
    QCOMPARE(run(arguments(german), QStringLiteral("de_DE.UTF-8")).code, 0);
    QVERIFY(QImage(english) != QImage(german));
}

void TstGrapevineProgram::corruptSettingsDoNotStopIt()
{
    QVERIFY(QDir(m_scratch->path()).mkpath(QStringLiteral("grapevine")));
    QFile file(inScratch("grapevine/settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ not json");
    file.close();
    const auto done = run({QStringLiteral("--screenshot"), inScratch("x.png"),
                           QStringLiteral("--after"), QStringLiteral("0.2")});
    QCOMPARE(done.code, 0);
    QVERIFY(done.err.contains(".bad"));
    QVERIFY(QFile::exists(inScratch("grapevine/settings.json.bad")));
}

QTEST_GUILESS_MAIN(TstGrapevineProgram)
#include "tst_grapevine_program.moc"
