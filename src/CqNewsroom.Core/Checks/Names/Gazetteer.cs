using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>A place and its English.</summary>
/// <param name="Chinese">Without 区, 县, 市.</param>
/// <param name="English">All right forms, the usual first.</param>
/// <param name="Group">Only places of one group are taken for one another.</param>
internal sealed record Place(string Chinese, IReadOnlyList<string> English, char Group);

/// <summary>Places whose characters have more than one reading, and those that stand in the news of Chongqing.</summary>
internal static class Gazetteer
{
    /// <summary>Group, then Chinese=English pairs; forms are parted by a stroke.</summary>
    private static readonly Place[] Places =
    [
        .. Read('m', "重庆=Chongqing 北京=Beijing|Peking 上海=Shanghai 天津=Tianjin 香港=Hong_Kong 澳门=Macao|Macau"),
        .. Read('p', "四川=Sichuan|Szechuan 贵州=Guizhou 云南=Yunnan 湖北=Hubei 湖南=Hunan 陕西=Shaanxi 山西=Shanxi 山东=Shandong 河北=Hebei 河南=Henan 江苏=Jiangsu 浙江=Zhejiang 安徽=Anhui 福建=Fujian 江西=Jiangxi 广东=Guangdong|Canton 广西=Guangxi 海南=Hainan 辽宁=Liaoning 吉林=Jilin 黑龙江=Heilongjiang 甘肃=Gansu 青海=Qinghai 宁夏=Ningxia 新疆=Xinjiang 西藏=Xizang|Tibet 内蒙古=Inner_Mongolia 台湾=Taiwan"),
        .. Read('d', "万州=Wanzhou 黔江=Qianjiang 涪陵=Fuling 渝中=Yuzhong 大渡口=Dadukou 江北=Jiangbei 沙坪坝=Shapingba 九龙坡=Jiulongpo 南岸=Nan'an|Nan’an|South_Bank|south_bank 北碚=Beibei 渝北=Yubei 巴南=Banan 长寿=Changshou 江津=Jiangjin 合川=Hechuan 永川=Yongchuan 南川=Nanchuan 綦江=Qijiang 大足=Dazu 璧山=Bishan 铜梁=Tongliang 潼南=Tongnan 荣昌=Rongchang 开州=Kaizhou 梁平=Liangping 武隆=Wulong 城口=Chengkou 丰都=Fengdu 垫江=Dianjiang 忠县=Zhongxian|Zhong_County 云阳=Yunyang 奉节=Fengjie 巫山=Wushan 巫溪=Wuxi 石柱=Shizhu 秀山=Xiushan 酉阳=Youyang 彭水=Pengshui 万盛=Wansheng 两江新区=Liangjiang"),
        .. Read('l', "朝天门=Chaotianmen|Chaotian 解放碑=Jiefangbei|Liberation_Monument|People's_Liberation 磁器口=Ciqikou 洪崖洞=Hongyadong|Hongya_Cave 歌乐山=Geleshan|Gele_Mountain|Gele_Hill|Mount_Gele 缙云山=Jinyunshan|Jinyun_Mountain|Mount_Jinyun 金佛山=Jinfoshan|Jinfo_Mountain|Mount_Jinfo 仙女山=Xiannyushan|Fairy_Mountain|Xiannü|Xiannv|Xiannyu 观音桥=Guanyinqiao 弹子石=Danzishi 曾家岩=Zengjiayan 较场口=Jiaochangkou 化龙桥=Hualongqiao 李子坝=Liziba 鹅岭=Eling 瞿塘峡=Qutang 菜园坝=Caiyuanba 千厮门=Qiansimen 九龙滩=Jiulongtan 石门=Shimen 白帝城=Baidi|Baidicheng|White_Emperor"),
        .. Read('r', "长江=Yangtze|Changjiang|Yangzi 嘉陵江=Jialing|Jialingjiang 乌江=Wujiang|Wu_River 黄河=Yellow_River|Huanghe"),
        .. Read('c', "成都=Chengdu 长沙=Changsha 长春=Changchun 长治=Changzhi 长安=Chang'an|Chang’an|Changan 西安=Xi'an|Xi’an 深圳=Shenzhen 广州=Guangzhou|Canton 杭州=Hangzhou 苏州=Suzhou 宁波=Ningbo 昆明=Kunming 贵阳=Guiyang 遵义=Zunyi 拉萨=Lhasa 兰州=Lanzhou 银川=Yinchuan 西宁=Xining 呼和浩特=Hohhot 乌鲁木齐=Urumqi|Ürümqi 哈尔滨=Harbin 沈阳=Shenyang 青岛=Qingdao|Tsingtao 济南=Jinan|Ji'nan 郑州=Zhengzhou 福州=Fuzhou 南昌=Nanchang 合肥=Hefei 海口=Haikou 三亚=Sanya 南京=Nanjing 武汉=Wuhan 大连=Dalian 厦门=Xiamen|Amoy 六安=Lu'an|Lu’an 蚌埠=Bengbu 亳州=Bozhou 台州=Taizhou 泰州=Taizhou 丽水=Lishui 乐山=Leshan 乐清=Yueqing 番禺=Panyu 东莞=Dongguan 都江堰=Dujiangyan 都匀=Duyun 曲阜=Qufu 宿迁=Suqian 宿州=Suzhou 枞阳=Zongyang 荥阳=Xingyang 荥经=Yingjing 犍为=Qianwei 郫都=Pidu 什邡=Shifang 井陉=Jingxing 单县=Shanxian|Shan_County 解州=Xiezhou 蔚县=Yuxian|Yu_County 六合=Luhe|Liuhe 铅山=Yanshan 中牟=Zhongmu 牟平=Muping 泌阳=Biyang|Miyang 浚县=Xunxian|Xun_County 盱眙=Xuyi 句容=Jurong 栖霞=Qixia 涪城=Fucheng 会理=Huili 会稽=Kuaiji|Huiji 尉犁=Yuli 筠连=Junlian 儋州=Danzhou 延安=Yan'an|Yan’an 泰安=Tai'an|Tai’an 淮安=Huai'an|Huai’an 吉安=Ji'an|Ji’an 广安=Guang'an|Guang’an 雄安=Xiong'an|Xiong’an 绵阳=Mianyang 宜宾=Yibin 泸州=Luzhou 达州=Dazhou 南充=Nanchong 自贡=Zigong 内江=Neijiang 遂宁=Suining 宜昌=Yichang 恩施=Enshi 德阳=Deyang 眉山=Meishan 资阳=Ziyang 雅安=Ya'an|Ya’an 大理=Dali 丽江=Lijiang 六盘水=Liupanshui 洛阳=Luoyang 莘县=Shenxian|Shen_County 隰县=Xixian|Xi_County 歙县=Shexian|She_County 黟县=Yixian|Yi_County 莆田=Putian 百色=Baise|Bose 浒湾=Xuwan|Huwan 鄱阳=Poyang 阆中=Langzhong 繁峙=Fanshi|Fanzhi 涡阳=Guoyang|Woyang 砀山=Dangshan 乐亭=Laoting|Leting 大城=Daicheng|Dacheng 藁城=Gaocheng 朝阳=Chaoyang 重阳=Chongyang|Chung_Yeung|Double_Ninth"),
    ];

    private static readonly WordFinder Finder = new([.. Places.Select(place => place.Chinese)]);

    /// <summary>All places in a text, overlapping ones too.</summary>
    public static List<(TextSpan Span, Place Place)> Find(string text) =>
        Finder.All(text, out _).ConvertAll(hit => (new TextSpan(hit.Start, hit.Length + Suffix(text, hit.Start + hit.Length)), Places[hit.Word]));

    /// <summary>Places whose English is the word.</summary>
    public static IEnumerable<Place> Called(string english) => Places.Where(place => place.English.Contains(english, StringComparer.OrdinalIgnoreCase));

    /// <summary>The word that makes it a district belongs to it, so that it hides more than a shorter word does.</summary>
    private static int Suffix(string text, int end) => end < text.Length && text[end] is '区' or '县' or '市' or '省' or '镇' ? 1 : 0;

    private static IEnumerable<Place> Read(char group, string list) =>
        list.Split(' ').Select(entry => entry.Split('=')).Select(parts => new Place(parts[0], [.. parts[1].Split('|').Select(form => form.Replace('_', ' '))], group));
}
