// A chain that makes a block only when it is told to, and orders transactions by what they offer.
const number = (name) => {
  const value = process.env[name];
  if (!/^[0-9]+$/.test(value ?? "")) throw new Error(`${name} must be a whole number, was ${value}`);
  return value;
};

const fork = process.env.BACKSTOP_FORK;

// What it keeps of a chain that it began as a copy of would be another chain's at the next start.
const folder = process.env.BACKSTOP_FOLDER;

export default {
  ...(folder ? { paths: { cache: `${folder}/cache`, artifacts: `${folder}/artifacts` } } : {}),
  networks: {
    default: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: Number(number("BACKSTOP_CHAIN_ID")),
      hardfork: process.env.BACKSTOP_HARDFORK,
      initialDate: new Date(Number(number("BACKSTOP_GENESIS_SECONDS")) * 1000),
      blockGasLimit: BigInt(number("BACKSTOP_BLOCK_GAS")),
      mining: { auto: false, interval: 0, mempoolOrder: "priority" },
      loggingEnabled: false,
      ...(fork ? { forking: { url: fork } } : {}),
    },
  },
};
