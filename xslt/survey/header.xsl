<?xml version="1.0" encoding="UTF-8"?>
<!-- What a header says of its document (TEI chapter 2). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:metadata" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="teiHeader" mode="m:metadata" as="element()+">
    <xsl:variable name="titles" as="element(title)*" select="fileDesc/titleStmt/title"/>
    <xsl:variable name="main" as="element(title)?" select="($titles[@type = 'main'], $titles[not(@type)], $titles)[1]"/>
    <xsl:variable name="identifier" as="element()?"
      select="(fileDesc/sourceDesc//msDesc)[1]/(msIdentifier, msFrag/msIdentifier, msPart/msIdentifier)[1]"/>
    <xsl:variable name="unit" as="element()?" select="f:unit(..)"/>
    <s:metadata language="{f:language(..)}" status="{(revisionDesc/@status, revisionDesc/(. | listChange)/change/@status)[1]}"
      changed="{max((revisionDesc//change/(@when, @to)[1])[matches(., '^\d{4}')] ! string())}">
      <s:title><xsl:value-of select="if ($unit) then f:heading($unit) else f:reading-text($main)"/></s:title>
      <s:subtitle><xsl:value-of select="f:reading-text($titles[@type = 'sub'][not($unit)][1])"/></s:subtitle>
      <xsl:sequence select="(if ($unit) then f:unit-date($unit) else f:document-date(..)) ! f:date(.)"/>
      <xsl:apply-templates select="fileDesc/titleStmt/(author | editor | respStmt | funder | sponsor)" mode="#current"/>
      <s:publisher><xsl:value-of select="f:reading-text((fileDesc/publicationStmt/(publisher | distributor | authority))[1])"/></s:publisher>
      <s:citation><xsl:value-of select="f:reading-text((fileDesc/sourceDesc//bibl[@type = 'citation'])[1])"/></s:citation>
      <xsl:where-populated>
        <s:series><xsl:value-of select="f:reading-text(fileDesc/seriesStmt[1]/title[1])"/></s:series>
      </xsl:where-populated>
      <xsl:where-populated>
        <s:settlement><xsl:value-of select="f:reading-text($identifier/settlement[1])"/></s:settlement>
      </xsl:where-populated>
      <s:repository><xsl:value-of select="f:reading-text($identifier/(repository, institution)[1])"/></s:repository>
      <s:shelfmark><xsl:value-of select="string-join($identifier/(collection, idno) ! f:shelfmark(.), ', ')"/></s:shelfmark>
      <s:abstract><xsl:value-of select="f:reading-text(profileDesc/abstract)"/></s:abstract>
      <s:licence target="{(fileDesc/publicationStmt/availability//licence/@target)[1]}">
        <xsl:value-of select="f:reading-text(fileDesc/publicationStmt/availability)"/>
      </s:licence>
      <xsl:for-each select="distinct-values(profileDesc/textClass/keywords//(term | item[not(term)]) ! f:reading-text(.))">
        <s:keyword><xsl:value-of select="."/></s:keyword>
      </xsl:for-each>
      <!-- Its own type says what kind of document it is, or else the categories do that it is said to be of. -->
      <xsl:variable name="own" as="attribute()?"
        select="($unit/@subtype, ../text/@type, ../@type)[normalize-space()][1]"/>
      <xsl:for-each select="$own">
        <s:type><xsl:value-of select="normalize-space()"/></s:type>
      </xsl:for-each>
      <xsl:if test="not($own)">
        <xsl:apply-templates select="profileDesc/textClass/catRef" mode="#current"/>
      </xsl:if>
    </s:metadata>
  </xsl:template>

  <xsl:template match="author" mode="m:metadata" as="element(s:author)">
    <s:author pointer="{f:first-pointer(.)}"><xsl:sequence select="f:name-parts(.)"/><xsl:value-of select="f:plain-name(.)"/></s:author>
  </xsl:template>

  <xsl:template match="funder | sponsor" mode="m:metadata" as="element(s:funder)">
    <s:funder pointer="{f:first-pointer(.)}"><xsl:value-of select="f:plain-name(.)"/></s:funder>
  </xsl:template>

  <xsl:template match="editor" mode="m:metadata" as="element(s:editor)">
    <s:editor role="{@role}" pointer="{f:first-pointer(.)}"><xsl:sequence select="f:name-parts(.)"/><xsl:value-of select="f:plain-name(.)"/></s:editor>
  </xsl:template>

  <xsl:template match="respStmt" mode="m:metadata" as="element(s:editor)*">
    <xsl:variable name="role" as="xs:string" select="string-join(resp ! f:reading-text(.), ', ')"/>
    <xsl:for-each select="persName | orgName | name">
      <s:editor role="{$role}" pointer="{f:first-pointer(.)}"><xsl:sequence select="f:name-parts(.)"/><xsl:value-of select="f:reading-text(.)"/></s:editor>
    </xsl:for-each>
  </xsl:template>

  <!-- What kind of document one is by a category of a taxonomy: its name, or where it is described. -->
  <xsl:template match="catRef" mode="m:metadata" as="element()*">
    <xsl:variable name="reference" as="element(catRef)" select="."/>
    <xsl:for-each select="tokenize(@target)">
      <xsl:variable name="names" as="element(s:name)*">
        <xsl:apply-templates select="key('f:class', replace(., '^#|^[^#]*:', ''), root($reference))[1]" mode="m:class"/>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="exists($names)">
          <s:type><xsl:value-of select="$names[last()]"/></s:type>
        </xsl:when>
        <xsl:otherwise>
          <s:category pointers="{.}" file="{$reference/ancestor::*[@d:file][1]/@d:file}"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the name of somebody, without numbers of authorities and other names. -->
  <xsl:function name="f:plain-name" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="f:reading-text(f:naming($name)/node()[not(self::idno)])"/>
  </xsl:function>

  <!-- Returns the pointer of a name or of the name in it, or nothing. -->
  <xsl:function name="f:first-pointer" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="string((($name/(., *)/@ref)[1] ! tokenize(.)[1], '')[1])"/>
  </xsl:function>

  <!-- Returns an identifier as an archive writes it: its parts with commas between them. -->
  <xsl:function name="f:shelfmark" as="xs:string">
    <xsl:param name="identifier" as="element()"/>
    <xsl:sequence select="if ($identifier/idno and not($identifier/text()[normalize-space()]))
      then string-join($identifier/idno ! f:shelfmark(.), ', ')
      else f:reading-text($identifier)"/>
  </xsl:function>

  <!-- Returns the language of a document's text as the encoding states it, or nothing. The root's is that
       of the header as well, so whatever is said of the text itself comes before it, and of a unit of a
       volume what its division says. -->
  <xsl:function name="f:language" as="xs:string">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="texts" as="element()*" select="$document/(text | sourceDoc)"/>
    <xsl:sequence select="string((f:unit($document)/@xml:lang, $texts/@xml:lang, $texts/body/@xml:lang, f:common-language($texts/group/text),
      f:common-language($texts/body/*[normalize-space()]), $document/@xml:lang,
      $document/ancestor::*/@xml:lang, f:main-language($document/teiHeader[1]), '')[1])"/>
  </xsl:function>

  <!-- Returns the language that most words are in, if each of some elements names its own, or nothing. -->
  <xsl:function name="f:common-language" as="xs:string?">
    <xsl:param name="elements" as="element()*"/>
    <xsl:variable name="texts" as="element()*"
      select="$elements[not(self::head | self::pb | self::cb | self::gb | self::lb | self::milestone | self::fw)]"/>
    <xsl:if test="every $text in $texts satisfies $text/@xml:lang">
      <xsl:variable name="languages" as="xs:string*">
        <xsl:for-each-group select="$texts" group-by="string(@xml:lang)">
          <xsl:sort select="sum(current-group() ! string-length())" order="descending"/>
          <xsl:sequence select="current-grouping-key()"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="$languages[1]"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the language that the header calls the main one: of the text, or the only one, or the most used. -->
  <xsl:function name="f:main-language" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="declared" as="element(language)*" select="$header/profileDesc/langUsage/language[@ident]"/>
    <xsl:variable name="used" as="xs:double?" select="max($declared/@usage[. castable as xs:double] ! xs:double(.))"/>
    <xsl:sequence select="string(($header//msContents//textLang/@mainLang, $declared[count($declared) eq 1]/@ident,
      $declared[@role = 'main' or @usage = 'main']/@ident,
      $declared[@usage[. castable as xs:double] = $used][$used gt 50]/@ident)[1])[. ne '']"/>
  </xsl:function>

  <!-- Returns the headings of the parts of the edition that an entry of its order is in, the outermost first:
       those of the lists around it, but for the heading of the whole order. -->
  <xsl:function name="f:parts-of-order" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="whole" as="element(list)*" select="root($entry)/*/text/body//list[@type = 'order']"/>
    <xsl:sequence select="
        ($entry/ancestor::list except $whole[count($whole) eq 1])
        ! (head, parent::item/(label, preceding-sibling::*[1][self::label]))[normalize-space()][1]"/>
  </xsl:function>

  <xsl:template match="/" mode="m:edition" as="element(s:edition)">
    <s:edition>
      <xsl:apply-templates select="*/teiHeader[1]" mode="m:metadata"/>
      <xsl:apply-templates select="*/teiHeader[1]" mode="m:classes"/>
      <xsl:for-each select="*/text/body//list[@type = 'order']//(ref | ptr)/@target">
        <s:pointer value="{.}" name="target">
          <xsl:sequence select="f:stamp(..)"/>
          <xsl:for-each select="f:parts-of-order(..)">
            <s:part><xsl:value-of select="f:reading-text(.)"/></s:part>
          </xsl:for-each>
        </s:pointer>
      </xsl:for-each>
    </s:edition>
  </xsl:template>
</xsl:stylesheet>
