package io.backstop.keeper.state;

import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.state.UndoLog.ReadBlock;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a keeper finds its table again. It is there whole or not at all; what cannot be used is told and left
 * aside. Not thread safe; its counts may be read by others.
 *
 * <p>Big endian: the word {@code BKPR}, a version, the chain's id, the market, number and hash of the block, the number of accounts, each with
 * id, size, entry price, collateral and time of its flag, and the CRC-32 of all before it.
 */
public final class CheckpointFile {

    private static final int MAGIC = 0x424b5052;
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    private final Path file;
    private final long chainId;
    private final String market;
    private final WholeFile whole;
    private final EventLog log;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong savedBlock = new AtomicLong(-1);

    /** The file of a keeper that follows this market of this chain. */
    public CheckpointFile(Path file, long chainId, String market, EventLog log) {
        this(file, chainId, market, WholeFile::durably, log);
    }

    CheckpointFile(Path file, long chainId, String market, WholeFile whole, EventLog log) {
        this.file = file;
        this.chainId = chainId;
        this.market = market;
        this.whole = whole;
        this.log = log;
    }

    /** How often it could not be written. */
    public long failures() {
        return failures.get();
    }

    /** The block of the last one written; −1 before any was. */
    public long savedBlock() {
        return savedBlock.get();
    }

    /** Brings a view to where the file says, if it is of use. */
    public void resume(FollowedChain chain, KeeperView view) {
        if (!Files.exists(file)) {
            return;
        }
        Checkpoint checkpoint = read();
        if (checkpoint == null) {
            return;
        }
        if (chain.resume(checkpoint, view)) {
            log.info("checkpoint-resumed", "block", checkpoint.block().number(), "positions", view.open());
        } else {
            ignored("its block " + checkpoint.block().number() + " is not on the chain");
        }
    }

    /** Writes what blocks have confirmed; a failure is told, and the file is then the one from before. */
    public void save(FollowedChain chain, KeeperView view) {
        Checkpoint checkpoint = chain.confirmed(view);
        if (checkpoint == null || checkpoint.block().number() == savedBlock.get()) {
            return;
        }
        try {
            whole.write(file, bytes(checkpoint));
            savedBlock.set(checkpoint.block().number());
        } catch (IOException e) {
            failures.incrementAndGet();
            log.error("checkpoint-failed", "file", file, "why", String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(chainId);
        out.writeUTF(market);
        out.writeLong(checkpoint.block().number());
        out.writeUTF(checkpoint.block().hash());
        out.writeInt(checkpoint.known().size());
        for (KnownPosition known : checkpoint.known()) {
            out.writeInt(known.account());
            out.writeLong(known.size());
            out.writeLong(known.entryPrice());
            out.writeLong(known.collateral());
            out.writeLong(known.flaggedAt());
        }
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private @Nullable Checkpoint read() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length - CHECKSUM_BYTES;
            if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
                return ignored("it is damaged");
            }
            return parse(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            return ignored(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Checkpoint parse(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            return ignored("it is of another version");
        }
        if (in.readLong() != chainId || !in.readUTF().equals(market)) {
            return ignored("it is of another chain or market");
        }
        ReadBlock block = new ReadBlock(in.readLong(), in.readUTF());
        int count = in.readInt();
        List<KnownPosition> known = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            known.add(new KnownPosition(in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
        }
        return new Checkpoint(block, known);
    }

    private @Nullable Checkpoint ignored(String why) {
        log.warn("checkpoint-ignored", "file", file, "why", why);
        return null;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
