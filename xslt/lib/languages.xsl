<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages and their direction: what TEI says in @xml:lang, as HTML wants it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- BCP 47 wants the two-letter code where there is one; much TEI has the three letters. -->
  <xsl:variable name="f:short-codes" static="yes" as="map(xs:string, xs:string)" select="map{
      'ara': 'ar', 'bul': 'bg', 'ces': 'cs', 'cze': 'cs', 'chi': 'zh', 'cym': 'cy', 'dan': 'da',
      'deu': 'de', 'dut': 'nl', 'ell': 'el', 'eng': 'en', 'est': 'et', 'fas': 'fa', 'fin': 'fi',
      'fra': 'fr', 'fre': 'fr', 'ger': 'de', 'gle': 'ga', 'gre': 'el', 'heb': 'he', 'hrv': 'hr',
      'hun': 'hu', 'hye': 'hy', 'ice': 'is', 'isl': 'is', 'ita': 'it', 'jpn': 'ja', 'kat': 'ka',
      'kor': 'ko', 'lat': 'la', 'lav': 'lv', 'lit': 'lt', 'nld': 'nl', 'nor': 'no', 'per': 'fa',
      'pol': 'pl', 'por': 'pt', 'ron': 'ro', 'rum': 'ro', 'rus': 'ru', 'san': 'sa', 'slk': 'sk',
      'slv': 'sl', 'spa': 'es', 'srp': 'sr', 'swe': 'sv', 'tur': 'tr', 'ukr': 'uk', 'urd': 'ur',
      'yid': 'yi', 'zho': 'zh'}"/>

  <!-- Returns a language tag that HTML accepts, or nothing. -->
  <xsl:function name="f:language-tag" as="xs:string?">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(normalize-space($tag), '[-_]')"/>
    <xsl:variable name="code" as="xs:string" select="lower-case($parts[1])"/>
    <xsl:sequence select="
        string-join((($f:short-codes($code), $code)[1], tail($parts)), '-')
          [matches(., '^([a-z]{2,3})(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-x(-[A-Za-z0-9]{1,8})+)?$')]"/>
  </xsl:function>

  <!-- Returns "rtl" or "ltr": how a language, or the script that its tag names, is written. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:sequence select="
        if (matches($tag, '-(Arab|Hebr|Syr[cenj]|Thaa|Nkoo|Samr|Mand|Armi|Phnx)', 'i')) then 'rtl'
        else if (matches($tag, '-[A-Za-z]{4}(-|$)')) then 'ltr'
        else if (matches($tag, '^(ar|ara|arc|ckb|dv|fa|fas|he|heb|per|ps|sam|syc|syr|ug|ur|urd|yi|yid)(-|_|$)', 'i'))
          then 'rtl'
        else 'ltr'"/>
  </xsl:function>

  <!-- Returns whether all letters of an element are of a script that is written from right to left, and no
       language says so already. The letters of other scripts come first, since most text begins with one. -->
  <xsl:function name="f:runs-right-to-left" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        not(matches($element, '[\p{L}-[&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFC;]]'))
        and matches($element, '[&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFC;]')
        and empty($element/@xml:lang)
        and f:direction($element/ancestor::*[@xml:lang][1]/@xml:lang) eq 'ltr'"/>
  </xsl:function>

  <!-- Returns the classes for the ways of writing that the source's appearance declares besides vertical ones:
       turned letters, mirrored letters, a direction against the letters' own. -->
  <xsl:function name="f:writing" as="xs:string*">
    <xsl:param name="style" as="xs:string?"/>
    <xsl:sequence select="
        'writing-override'[matches($style, 'unicode-bidi:\s*bidi-override')],
        'writing-vertical-lr'[matches($style, 'writing-mode:\s*(vertical-lr|tb-lr)')],
        'writing-upright'[matches($style, 'text-orientation:\s*upright')],
        'writing-mirrored'[matches($style, 'transform:[^;]*(scale\(\s*-1\s*,\s*1\s*\)|scaleX\(\s*-1\s*\)|rotateY\(\s*180deg\s*\))')],
        'writing-upside-down'[matches($style, 'transform:[^;]*rotate\(\s*-?180deg\s*\)')]"/>
  </xsl:function>

</xsl:stylesheet>
