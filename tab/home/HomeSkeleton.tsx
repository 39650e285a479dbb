import { Skeleton, SkeletonItem } from '@fluentui/react-components';

const lines = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The frames of Home in their final size, so that nothing moves when the figures come. */
export function HomeSkeleton() {
  return (
    <Skeleton aria-label="Reading the figures">
      <div className="lede">
        <SkeletonItem style={{ width: 380, maxWidth: '90%', height: 20, margin: '4px 0 8px' }} />
        <SkeletonItem style={{ width: 560, maxWidth: '100%', height: 12 }} />
      </div>
      <div className="card grid tiles">
        {lines(10).map((line) => (
          <div className="tile" key={line}>
            <SkeletonItem size={12} style={{ width: '50%', marginBottom: 8 }} />
            <SkeletonItem size={24} style={{ width: '70%', marginBottom: 8 }} />
            <SkeletonItem size={12} style={{ width: '60%' }} />
          </div>
        ))}
      </div>
      <div className="grid chartRow mt">
        {lines(2).map((line) => (
          <div className="card" key={line} style={{ minHeight: 356, padding: 16 }}>
            <SkeletonItem size={16} style={{ width: 140 }} />
          </div>
        ))}
      </div>
      <div className="card mt movementCard" />
      <div className="grid workRow mt">
        {lines(2).map((line) => (
          <div className="card" key={line} style={{ minHeight: 480, padding: 16 }}>
            <SkeletonItem size={16} style={{ width: 140 }} />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
