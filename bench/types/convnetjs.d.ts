declare module 'convnetjs' {
  namespace convnetjs {
    class Vol {
      constructor(sx: number, sy: number, depth: number, fill: number);
      sx: number;
      w: Float64Array;
      dw: Float64Array;
    }
    interface Layer {
      layer_type: string;
      sx: number;
      stride: number;
      out_sx: number;
      out_sy: number;
      out_depth: number;
      filters?: Vol[];
      biases?: Vol;
      forward(volume: Vol, training?: boolean): Vol;
      backward(): void;
      getParamsAndGrads(): object[];
    }
    class Net {
      layers: Layer[];
      makeLayers(definitions: object[]): void;
      forward(volume: Vol, training: boolean): Vol;
    }
    class SGDTrainer {
      constructor(net: Net, options: object);
      train(volume: Vol, label: number | number[]): object;
    }
  }
  export default convnetjs;
}
